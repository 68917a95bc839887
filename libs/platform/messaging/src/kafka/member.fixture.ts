import { createLogger } from '@corridor/runtime';
import type { Message } from '../port/driver.js';
import { createKafkaDriver } from './driver.js';

/** What a member in a process of its own is told, as JSON in its first argument. */
export interface MemberTask {
  readonly brokers: readonly string[];
  readonly instance: string;
  /** `replies`: it takes nothing, and says `ready` when it can be answered. */
  readonly kind: 'commands' | 'events' | 'replies';
  readonly topic: string;
  /** Messages whose handling never ends. */
  readonly stuckAt: string;
}

const { brokers, instance, kind, topic, stuckAt } = JSON.parse(process.argv[2] ?? '{}') as MemberTask;
const driver = createKafkaDriver({ brokers, instance, transactionalId: instance, logger: createLogger({ name: 'member', level: 'silent' }) });

async function handle(batch: readonly Message[]): Promise<void> {
  for (const { value } of batch) {
    process.send?.(value);
    if (value === stuckAt) await new Promise(() => undefined);
  }
}

if (kind === 'replies') {
  await driver.ready();
  process.send?.('ready');
} else if (kind === 'events') driver.consumeEvents({ group: topic, topics: [topic], maxBatch: 1 }, handle);
else {
  driver.consumeCommands({ topic, maxBatch: 1, maxInFlight: 1 }, async (batch) => {
    await handle(batch);
    for (const command of batch) command.reply(instance);
  });
}
