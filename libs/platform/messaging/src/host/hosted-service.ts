import type { ServiceName } from '@corridor/contracts';
import { backoffMs, pause } from '../loops/pause.js';
import type { Parking } from '../parking/parking.js';
import type { Consumer } from '../port/driver.js';
import type { CommandHandler, CommandHandlers } from '../port/handling.js';
import { commandTopic, eventGroup, eventTopic } from '../wire/topics.js';
import { partsOf, type HostParts } from './parts.js';
import type { ServiceHost, ServiceHostOptions } from './service-host.js';

const MOST_COMMANDS_A_BATCH = 200;
/** A service that decides whole batches decides the next one while the last one commits. */
const BATCHES_IN_FLIGHT = { batch: 2, each: 4 };
const MOST_COMMANDS_A_DECIDED_BATCH = 1_000;
const MOST_EVENTS_A_BATCH = 200;
const DEFAULT_DRAIN_MS = 10_000;
const LAST_PATIENCE_MS = 1_000;
const BUS_BACKOFF = { firstMs: 250, mostMs: 5_000 };

type State = 'new' | 'prepared' | 'started' | 'stopped';

export class HostedService implements ServiceHost {
  readonly name: ServiceName;
  private readonly handlers: Record<string, CommandHandler> = {};
  private readonly intake = new AbortController();
  private readonly work = new AbortController();
  private readonly parts: HostParts;
  private state: State = 'new';
  private events: Consumer | null = null;
  private commands: Consumer | null = null;

  constructor(private readonly options: ServiceHostOptions) {
    this.name = options.definition.name;
    this.parts = partsOf(options, this.handlers, { intake: this.intake.signal, work: this.work.signal });
    this.addHandlers(options.handlers ?? {});
  }

  get parked(): Parking {
    return this.parts.parking;
  }

  addHandlers(handlers: CommandHandlers): void {
    if (this.state === 'started' || this.state === 'stopped') throw new Error(`the host of ${this.name} has been started`);
    for (const [type, handler] of Object.entries(handlers)) {
      if (this.handlers[type] !== undefined) throw new Error(`${type} has two handlers`);
      this.handlers[type] = handler;
    }
  }

  prepare(): void {
    if (this.state !== 'new') return;
    this.state = 'prepared';
    const { definition, driver } = this.options;
    const { consumer } = this.parts;
    if (definition.consumes === undefined || consumer === undefined) return;
    const topics = definition.consumes.services.map((service) => eventTopic(service));
    this.events = driver.consumeEvents({ group: eventGroup(this.name), topics, maxBatch: MOST_EVENTS_A_BATCH }, (batch) => consumer.handle(batch));
  }

  async start(): Promise<void> {
    if (this.state === 'started' || this.state === 'stopped') throw new Error(`the host of ${this.name} has been started before`);
    this.prepare();
    this.state = 'started';
    const { definition, driver, logger } = this.options;
    const { lease, process, relay, timers, housekeeping, commands } = this.parts;
    lease.start();
    await process?.start();
    const decidesBatches = definition.commandBatch !== undefined;
    this.commands = driver.consumeCommands(
      {
        topic: commandTopic(this.name),
        maxBatch: decidesBatches ? MOST_COMMANDS_A_DECIDED_BATCH : MOST_COMMANDS_A_BATCH,
        maxInFlight: decidesBatches ? BATCHES_IN_FLIGHT.batch : BATCHES_IN_FLIGHT.each,
      },
      (batch) => commands.handle(batch),
    );
    relay.start();
    timers.start();
    housekeeping.start();
    await this.untilBusAnswers();
    logger.info(`the service ${this.name} is running`);
  }

  async stop(): Promise<void> {
    if (this.state === 'stopped') return;
    this.state = 'stopped';
    const { lease, process, relay, housekeeping } = this.parts;
    this.intake.abort();
    const drained = this.drain();
    await Promise.race([drained, patience(this.options.drainMs ?? DEFAULT_DRAIN_MS)]);
    // Whatever still waits for a database or another service is left to the next start, which finds it in the log. What
    // waits for an answer can't be told to stop waiting, but it writes nothing any more.
    this.work.abort();
    await Promise.race([drained, patience(LAST_PATIENCE_MS)]);
    await Promise.all([process?.stop(), relay.stop(), housekeeping.stop()]);
    await lease.stop();
  }

  async readiness(): Promise<void> {
    if (this.state !== 'started') throw new Error(`the service ${this.name} is not running`);
    await this.options.pool.query('select 1');
    await this.options.driver.ready();
  }

  /** A bus that is slow to answer, or away again by now, is waited for as it is by everything that has just been started. */
  private async untilBusAnswers(): Promise<void> {
    const { driver, logger } = this.options;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await driver.ready();
      } catch (err) {
        if (this.intake.signal.aborted) throw err;
        logger.warn({ err, attempt }, 'the bus does not answer: waiting for it');
        await pause(backoffMs(attempt, BUS_BACKOFF), this.intake.signal);
      }
    }
  }

  private async drain(): Promise<void> {
    const { timers, intents } = this.parts;
    await Promise.all([this.commands?.stop(), this.events?.stop(), timers.drain()]);
    await intents?.below(0);
  }
}

async function patience(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref());
}
