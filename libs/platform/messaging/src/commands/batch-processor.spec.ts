import { setTimeout as sleep } from 'node:timers/promises';
import type { Command, Reply } from '@corridor/contracts';
import { createLogger } from '@corridor/runtime';
import { mintId } from '../ids/ids.js';
import { noMetrics } from '../metrics/host-metrics.js';
import type { ParkedMessages } from '../parking/parked-messages.js';
import { BatchProcessor } from './batch-processor.js';
import type { CommandIntake, ReadCommand } from './command-intake.js';

const logger = createLogger({ name: 'spec', level: 'silent' });

function command(): Command {
  const id = mintId<'command'>();
  return { id, type: 'ledger.Post', key: 'book', scope: { tenant: mintId<'tenant'>(), mode: 'test' }, fingerprint: 'f', correlation: 'c', causation: null, issuedAt: '2026-01-01T00:00:00.000Z', payload: {} };
}

function processor(decideBatch: (batch: readonly Command[]) => Promise<readonly Reply<unknown, unknown>[]>, intake = {} as CommandIntake) {
  const parked: string[] = [];
  const messages = { parkCommand: async ({ id }: Command) => void parked.push(id) } as unknown as ParkedMessages;
  const options = { intake, decideBatch, parked: messages, metrics: noMetrics, logger, signal: new AbortController().signal };
  return { processor: new BatchProcessor(options), parked };
}

describe('a batch that a service decides itself', () => {
  it('has the command parked that the service answers as failed', async () => {
    const given = processor(async () => [{ kind: 'failed' }]);
    const spoiler = command();
    expect(await given.processor.handleOne(spoiler)).toEqual({ kind: 'failed' });
    expect(given.parked).toEqual([spoiler.id]);
  });

  it('has nothing parked for what the service accepts or rejects', async () => {
    const given = processor(async () => [{ kind: 'rejected', rejection: { reason: 'no' }, replayed: false, correlation: 'c' }]);
    await given.processor.handleOne(command());
    expect(given.parked).toEqual([]);
  });

  it('is tried a bounded number of times when the service throws, then parked', async () => {
    let tries = 0;
    const given = processor(async () => {
      tries += 1;
      throw new Error('broken');
    });
    const spoiler = command();
    expect(await given.processor.handleOne(spoiler)).toEqual({ kind: 'failed' });
    expect(given.parked).toEqual([spoiler.id]);
    expect(tries).toBe(3);
  });

  it('fails, and the process with it lives, when a message beside it can not be set aside', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const sent: string[] = [];
    const commands: ReadCommand[] = [{ command: command(), received: { key: 'book', value: '', reply: (text: string) => void sent.push(text) } }];
    const intake = { read: () => ({ commands, parked: Promise.reject(new Error('the host is stopping')) }) } as unknown as CommandIntake;
    const given = processor(async () => {
      await sleep(20);
      return [{ kind: 'accepted', view: {}, replayed: false, correlation: 'c' }];
    }, intake);
    await expect(given.processor.handle([])).rejects.toThrow('the host is stopping');
    process.off('unhandledRejection', note);
    expect([sent.length, unhandled]).toEqual([1, []]);
  });
});
