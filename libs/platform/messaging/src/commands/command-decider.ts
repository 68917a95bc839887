import type { Command, Outcome, Reply } from '@corridor/contracts';
import { RevisionConflict, RowConflict, type EventStore, type RecordedEvent, type UnitOfWork } from '@corridor/event-store';
import type { Logger } from '@corridor/runtime';
import { failureKind } from '../loops/failure.js';
import { backoffMs, pause, Stopped } from '../loops/pause.js';
import { outcomeFinal, outcomeOpen, type OutcomeOrigin } from '../outcomes/outcome-rows.js';
import type { Outcomes } from '../outcomes/outcomes.js';
import { replyOf, type StoredOutcome } from '../outcomes/read-outcomes.js';
import type { ParkedMessages } from '../parking/parked-messages.js';
import type { CommandHandlers, Handled, Process } from '../port/handling.js';

/**
 * What one run through decide and commit led to. `begun`: the intent is recorded and its step is to be done. `found`: the
 * command has a row that appeared meanwhile; `own` when the same request wrote it, so that its sender hears no repeat.
 */
export type Decided =
  | { readonly kind: 'settled'; readonly reply: Reply<unknown, unknown> }
  | { readonly kind: 'found'; readonly stored: StoredOutcome; readonly own: boolean }
  | { readonly kind: 'begun'; readonly intent: RecordedEvent };

export interface CommandDeciderOptions {
  readonly handlers: CommandHandlers;
  readonly store: Pick<EventStore, 'commit'>;
  readonly outcomes: Outcomes;
  readonly parked: ParkedMessages;
  readonly process: Process | undefined;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/**
 * Conflicts in a row at one and the same place. Whoever loses a race finds the stream further on when he decides again,
 * so races are run without bound; what conflicts where it has conflicted before does so by itself.
 */
const MOST_AT_ONE_PLACE = 20;
const MOST_FAULTS = 3;
const PAUSES = {
  conflict: { firstMs: 2, mostMs: 50 },
  fault: { firstMs: 20, mostMs: 200 },
  infrastructure: { firstMs: 50, mostMs: 2_000 },
};

/** Takes one command to its one commit. Whatever happens, a command that has an outcome row is not decided again. */
export class CommandDecider {
  constructor(private readonly options: CommandDeciderOptions) {}

  /** @throws {Stopped} when the host stops while the infrastructure is away */
  async decide(command: Command): Promise<Decided> {
    const { outcomes, signal } = this.options;
    const times = { conflict: 0, infrastructure: 0, fault: 0 };
    let place = '';
    for (;;) {
      try {
        return await this.attempt(command);
      } catch (err) {
        if (err instanceof Stopped || signal.aborted) throw new Stopped();
        const kind = failureKind(err);
        if (kind === 'conflict' && placeOfConflict(err) !== place) {
          place = placeOfConflict(err);
          times.conflict = 0;
        }
        times[kind] += 1;
        this.log(command, kind, err, times[kind]);
        if (times.conflict > MOST_AT_ONE_PLACE || times.fault >= MOST_FAULTS) return await this.give(command, err);
        // A row that is there already is most likely the command's own outcome: that is looked for at once.
        if (!(err instanceof RowConflict && times.conflict === 1)) await pause(backoffMs(times[kind], PAUSES[kind]), signal);
        // The same command may have been raced by another instance, or our own commit may have taken effect unseen.
        const stored = await outcomes.readOne(command.id);
        if (stored !== undefined) return found(stored, command);
      }
    }
  }

  private async attempt(command: Command): Promise<Decided> {
    const handler = this.options.handlers[command.type];
    if (handler === undefined) throw new Error(`no handler for ${command.type}`);
    const handled = await handler(command as Command<never>);
    const origin: OutcomeOrigin = { commandId: command.id, fingerprint: command.fingerprint, correlation: command.correlation };
    switch (handled.kind) {
      case 'done':
        return await this.settle(origin, handled.unit, { kind: 'accepted', view: handled.view }, handled.object);
      case 'rejected':
        return await this.settle(origin, { appends: [] }, { kind: 'rejected', rejection: handled.rejection as never });
      case 'started':
        return await this.begin(origin, handled);
    }
  }

  private async settle(origin: OutcomeOrigin, unit: UnitOfWork, outcome: Outcome, object?: string): Promise<Decided> {
    await this.options.store.commit(withRow(unit, outcomeFinal(origin, outcome, object ?? null)));
    return { kind: 'settled', reply: replyOf(outcome, { replayed: false, correlation: origin.correlation }) };
  }

  private async begin(origin: OutcomeOrigin, handled: Extract<Handled<unknown, unknown>, { kind: 'started' }>): Promise<Decided> {
    const { process, store } = this.options;
    if (process === undefined) throw new Error('a command began an intent, but its service has no process to end it');
    const { events } = await store.commit(withRow(handled.unit, outcomeOpen(origin, handled.object)));
    const intent = events.flat().find((event) => process.starts(event));
    if (intent === undefined) throw new Error(`${process.name} knows no event of ${origin.commandId} as the start of an intent`);
    return { kind: 'begun', intent };
  }

  /** It had no effect and will have none by itself: it is kept for somebody to look at, and its sender is told. */
  private async give(command: Command, err: unknown): Promise<Decided> {
    const stored = await this.options.outcomes.readOne(command.id);
    if (stored !== undefined) return found(stored, command);
    await this.options.parked.parkCommand(command, err);
    return { kind: 'settled', reply: { kind: 'failed' } };
  }

  private log(command: Command, kind: string, err: unknown, times: number): void {
    const about = { err, command: command.id, type: command.type, correlation: command.correlation, kind, times };
    if (kind === 'conflict') this.options.logger.debug(about, 'deciding a command again');
    else this.options.logger.warn(about, 'a command could not be decided');
  }
}

/** What a conflict was about: the revision that was expected of a stream, or a statement's rows. */
function placeOfConflict(conflict: unknown): string {
  if (conflict instanceof RevisionConflict) return `${conflict.stream}/${conflict.expected}`;
  return conflict instanceof RowConflict ? conflict.statement : '';
}

function found(stored: StoredOutcome, command: Command): Decided {
  return { kind: 'found', stored, own: stored.correlation === command.correlation };
}

function withRow(unit: UnitOfWork, row: ReturnType<typeof outcomeFinal>): UnitOfWork {
  return { appends: unit.appends, rows: [...(unit.rows ?? []), row] };
}
