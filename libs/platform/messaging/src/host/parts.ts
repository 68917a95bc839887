import type { Command, Reply } from '@corridor/contracts';
import { BatchProcessor } from '../commands/batch-processor.js';
import { CommandDecider } from '../commands/command-decider.js';
import { CommandIntake } from '../commands/command-intake.js';
import { CommandProcessor } from '../commands/command-processor.js';
import { EventApplier } from '../consumer/event-applier.js';
import { handleCurrent } from '../consumer/current-data.js';
import { EventConsumer } from '../consumer/event-consumer.js';
import { Checkpoints } from '../loops/checkpoints.js';
import { KeyQueue } from '../loops/key-queue.js';
import { Lease } from '../loops/lease.js';
import { noMetrics, type HostMetrics } from '../metrics/host-metrics.js';
import { Outcomes } from '../outcomes/outcomes.js';
import { ParkedMessages } from '../parking/parked-messages.js';
import { ServiceParking } from '../parking/parking.js';
import type { ReceivedCommand } from '../port/driver.js';
import type { CommandHandlers } from '../port/handling.js';
import { Intents } from '../process/intents.js';
import { ProcessRunner } from '../process/process-runner.js';
import { LogRelay } from '../relay/log-relay.js';
import { publicEventOf } from '../relay/public-event.js';
import { TimerRunner } from '../timers/timer-runner.js';
import { TimerStore } from '../timers/timer-store.js';
import { commandTopic } from '../wire/topics.js';
import { Housekeeping } from './housekeeping.js';
import type { ServiceHostOptions } from './service-host.js';

/** Whatever takes commands, one service's way or the other. */
export interface Commands {
  handle(batch: readonly ReceivedCommand[]): Promise<void>;
  handleOne(command: Command): Promise<Reply<unknown, unknown>>;
}

/** When parts of a host end: `intake` stops what begins work, `work` gives up what waits for the infrastructure. */
export interface HostSignals {
  readonly intake: AbortSignal;
  readonly work: AbortSignal;
}

export interface HostParts {
  readonly commands: Commands;
  readonly consumer: EventConsumer | undefined;
  readonly intents: Intents | undefined;
  readonly process: ProcessRunner | undefined;
  readonly relay: LogRelay;
  readonly timers: TimerRunner;
  readonly lease: Lease;
  readonly housekeeping: Housekeeping;
  readonly parking: ServiceParking;
}

/** Puts a host's parts together. Nothing runs yet. */
export function partsOf(options: ServiceHostOptions, handlers: CommandHandlers, signals: HostSignals): HostParts {
  const { definition, pool, schema, store, driver, bus, logger, toPublic, instance, graceMs } = options;
  const metrics = options.metrics ?? noMetrics;
  const persistence = { logger, signal: signals.work };
  const parked = new ParkedMessages(pool, schema, persistence);
  const outcomes = new Outcomes(pool, schema, persistence);
  const checkpoints = new Checkpoints(pool, schema);
  const lease = new Lease({ pool, schema, name: 'background', logger, ...(instance === undefined ? {} : { holder: instance }) });
  const held = () => lease.held();
  const keys = new KeyQueue();
  const timerStore = new TimerStore(pool, schema);

  const { process } = definition;
  const intents = process && new Intents({ process, store, outcomes, ...persistence });
  const handle = definition.consumes && handleCurrent(definition.consumes);
  const applier = handle && new EventApplier({ handle, store, pool, schema, ...persistence });
  const commands = commandsOf(options, handlers, { parked, outcomes, intents, metrics, signal: signals.work });
  return {
    commands,
    consumer: applier && new EventConsumer({ applier, parked, keys, ...persistence }),
    intents,
    process: process && intents && new ProcessRunner({ process, intents, store, checkpoints, held, metrics, logger, signal: signals.intake, ...(graceMs === undefined ? {} : { graceMs }) }),
    relay: new LogRelay({ service: definition.name, store, driver, checkpoints, toPublic: toPublic ?? publicEventOf(definition.name), held, metrics, logger }),
    timers: new TimerRunner({ timers: timerStore, bus, logger, signal: signals.intake }),
    lease,
    housekeeping: new Housekeeping({ pool, schema, parked, timers: timerStore, metrics, held, logger }),
    parking: new ServiceParking({ parked, applier, keys, handleCommand: (command) => commands.handleOne(command) }),
  };
}

interface CommandNeeds {
  readonly parked: ParkedMessages;
  readonly outcomes: Outcomes;
  readonly intents: Intents | undefined;
  readonly metrics: HostMetrics;
  readonly signal: AbortSignal;
}

function commandsOf({ definition, store, logger }: ServiceHostOptions, handlers: CommandHandlers, needs: CommandNeeds): Commands {
  const { parked, outcomes, intents, metrics, signal } = needs;
  const intake = new CommandIntake({ topic: commandTopic(definition.name), parked, logger });
  if (definition.commandBatch !== undefined) {
    return new BatchProcessor({ intake, decideBatch: definition.commandBatch, parked, metrics, logger, signal });
  }
  const decider = new CommandDecider({ handlers, store, outcomes, parked, process: definition.process, logger, signal });
  return new CommandProcessor({ intake, decider, intents, outcomes, metrics, logger });
}
