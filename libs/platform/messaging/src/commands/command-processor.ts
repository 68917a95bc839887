import type { Command, CommandId, Reply } from '@corridor/contracts';
import type { Logger } from '@corridor/runtime';
import { KeyQueue, type Turn } from '../loops/key-queue.js';
import { Slots } from '../loops/slots.js';
import type { HostMetrics } from '../metrics/host-metrics.js';
import type { Outcomes } from '../outcomes/outcomes.js';
import type { StoredOutcome } from '../outcomes/read-outcomes.js';
import type { ReceivedCommand } from '../port/driver.js';
import type { Intents } from '../process/intents.js';
import type { CommandDecider } from './command-decider.js';
import { CommandRun } from './command-run.js';
import type { CommandIntake } from './command-intake.js';

export interface CommandProcessorOptions {
  readonly intake: CommandIntake;
  readonly decider: Pick<CommandDecider, 'decide'>;
  readonly intents: Intents | undefined;
  readonly outcomes: Outcomes;
  readonly metrics: HostMetrics;
  readonly logger: Logger;
}

/** Commands decided at once. */
const MOST_AT_ONCE = 64;
/** Intents under way beyond which no more commands are acknowledged, and so in the end none taken. */
const MOST_INTENTS = 1_000;
/**
 * How long a command waits until the one before it of the same key is recorded. After that its sender hears `unknown`, and
 * nothing was written for it: better than holding up all the other keys behind one that can't be decided.
 */
const KEY_WAIT_MS = 12_000;

type Found = Promise<ReadonlyMap<CommandId, StoredOutcome>>;

/**
 * Takes batches of commands; those of a key in order across batches, those of different keys at once. A key's next command
 * is decided once the one before it is recorded: an intent waits for another service with nobody behind it.
 */
export class CommandProcessor {
  private readonly running = new Map<CommandId, CommandRun>();
  private readonly keys = new KeyQueue();
  private readonly slots = new Slots(MOST_AT_ONCE);

  constructor(private readonly options: CommandProcessorOptions) {}

  /** Resolves when the whole batch is durable. Replies may come later. */
  async handle(batch: readonly ReceivedCommand[]): Promise<void> {
    const { intake, outcomes, intents } = this.options;
    const { commands, parked } = intake.read(batch);
    // The first of an id in this process runs; the others, of this batch or of one under way, join it.
    const runs = commands.map(({ command, received }) => this.join(command, received));
    const begun = runs.filter((run) => run.begins);
    const found = outcomes.read(begun.map(({ run }) => run.command.id));
    found.catch(() => undefined);
    for (const { run } of begun) void this.take(run, found);
    await Promise.all([parked, ...runs.map(({ run }) => run.durable)]);
    await intents?.below(MOST_INTENTS);
  }

  /** Handles a command that nobody waits for over the transport. */
  async handleOne(command: Command): Promise<Reply<unknown, unknown>> {
    const { run, begins } = this.join(command, null);
    if (begins) void this.take(run, this.options.outcomes.read([command.id]));
    return await run.replyTo(command);
  }

  private join(command: Command, received: ReceivedCommand | null): { run: CommandRun; begins: boolean } {
    const known = this.running.get(command.id);
    const run = known ?? new CommandRun(command, this.options.outcomes);
    if (known === undefined) this.running.set(command.id, run);
    if (received !== null) this.options.intake.answer(received, run.replyTo(command));
    return { run, begins: known === undefined };
  }

  /** Enters the key's line before it waits for anything, so that the order of arrival is the order of the line. */
  private async take(run: CommandRun, found: Found): Promise<void> {
    const { metrics, logger } = this.options;
    const { command } = run;
    const startedAt = performance.now();
    const turn = this.keys.enter(command.key);
    try {
      const reply = await this.replyOf(run, found, turn);
      metrics.commandHandled(command.type, reply.kind, performance.now() - startedAt);
      run.settle(reply);
    } catch (err) {
      logger.info({ err, command: command.id }, 'a command is left to whoever takes it next');
      run.abandon(err);
    } finally {
      this.running.delete(command.id);
      turn.leave();
    }
  }

  private async replyOf(run: CommandRun, found: Found, turn: Turn): Promise<Reply<unknown, unknown>> {
    const { decider, intents } = this.options;
    const { command } = run;
    const stored = (await found).get(command.id);
    if (stored !== undefined) return await this.repeat(run, stored, turn);
    if (!(await turn.comes(KEY_WAIT_MS))) return { kind: 'unknown' };
    const decided = await this.slots.run(() => decider.decide(command));
    switch (decided.kind) {
      case 'settled':
        return decided.reply;
      case 'found': {
        const reply = await this.repeat(run, decided.stored, turn);
        return decided.own ? asFirst(reply) : reply;
      }
      case 'begun':
        run.recorded();
        turn.leave();
        if (intents === undefined) throw new Error('an intent without a process');
        return asFirst(await intents.run(decided.intent, { fresh: true }));
    }
  }

  /** A repeat takes nobody's turn. */
  private async repeat(run: CommandRun, stored: StoredOutcome, turn: Turn): Promise<Reply<unknown, unknown>> {
    turn.leave();
    run.recorded();
    return await this.options.outcomes.repeat(stored, run.command);
  }
}

/** Whoever has done it, its sender hears of it for the first time. */
function asFirst(reply: Reply<unknown, unknown>): Reply<unknown, unknown> {
  return 'replayed' in reply ? { ...reply, replayed: false } : reply;
}
