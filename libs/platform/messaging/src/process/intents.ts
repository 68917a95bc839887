import type { CommandId, Outcome, Reply } from '@corridor/contracts';
import { RevisionConflict, type EventStore, type RecordedEvent, type StreamAppend } from '@corridor/event-store';
import type { Logger } from '@corridor/runtime';
import { placeOf } from '../append-of.js';
import { failureKind } from '../loops/failure.js';
import { backoffMs, pause, Stopped } from '../loops/pause.js';
import { Slots } from '../loops/slots.js';
import { outcomeClosed } from '../outcomes/outcome-rows.js';
import type { Outcomes } from '../outcomes/outcomes.js';
import { repeatReply, replyOf } from '../outcomes/read-outcomes.js';
import { StillUnknown, type Finished, type Process } from '../port/handling.js';

export interface IntentsOptions {
  readonly process: Process;
  readonly store: Pick<EventStore, 'commit' | 'readStream'>;
  readonly outcomes: Outcomes;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** Attempts at steps that run at once in this process. Those that wait for their next attempt leave room for others. */
const MOST_AT_ONCE = 256;
const BACKOFF = { firstMs: 250, mostMs: 5_000 };
const CONFLICT_PAUSE = { firstMs: 5, mostMs: 500 };

/**
 * Takes intents to their ends. A step is done as often as it takes, without bound, because money may be on its way; each
 * attempt sends the same command ids, so it takes effect once.
 */
export class Intents {
  private readonly running = new Map<string, Promise<Reply<unknown, unknown>>>();
  private readonly slots = new Slots(MOST_AT_ONCE);

  constructor(private readonly options: IntentsOptions) {}

  isRunning(place: string): boolean {
    return this.running.has(place);
  }

  /** Resolves when no more than `most` steps are under way. */
  async below(most: number): Promise<void> {
    while (this.running.size > most) await Promise.race(this.running.values()).catch(() => undefined);
  }

  /**
   * Ends an intent, or waits for the run of it that is under way here, and says what its command came to. `fresh`: it was
   * recorded just now by this process, so nobody else can have ended it before the first attempt.
   * @throws {Stopped} when the host stops first; the intent is then resumed by whoever comes next
   */
  run(intent: RecordedEvent, { fresh }: { readonly fresh: boolean }): Promise<Reply<unknown, unknown>> {
    const place = placeOf(intent);
    const known = this.running.get(place);
    if (known !== undefined) return known;
    const run = this.untilEnded(intent, fresh).finally(() => this.running.delete(place));
    // Whoever started it may have stopped listening; a rejection then is nobody's.
    run.catch(() => undefined);
    this.running.set(place, run);
    return run;
  }

  private async untilEnded(intent: RecordedEvent, fresh: boolean): Promise<Reply<unknown, unknown>> {
    const { logger, signal } = this.options;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.slots.run(() => this.attempt(intent, fresh && attempt === 0));
      } catch (err) {
        if (err instanceof Stopped || signal.aborted) throw new Stopped();
        const about = { err, intent: placeOf(intent), attempt, correlation: intent.correlation };
        const conflict = failureKind(err) === 'conflict';
        if (conflict) logger.debug(about, 'ending an intent again');
        else if (err instanceof StillUnknown) logger.info(about, 'another service has not answered yet');
        else logger.error(about, 'the step of an intent failed and will be done again');
        await pause(backoffMs(attempt, conflict ? CONFLICT_PAUSE : BACKOFF), signal);
      }
    }
  }

  /** One attempt in a slot. `isOpen`: nobody can have ended it yet. */
  private async attempt(intent: RecordedEvent, isOpen: boolean): Promise<Reply<unknown, unknown>> {
    if (this.options.signal.aborted) throw new Stopped();
    if (!isOpen && (await this.hasEnded(intent))) return await this.storedReply(intent);
    return await this.step(intent, isOpen);
  }

  private async step(intent: RecordedEvent, isOpen: boolean): Promise<Reply<unknown, unknown>> {
    const { process, store, outcomes } = this.options;
    const commandId = intent.commandId as CommandId;
    // An event that another event caused has no outcome row, and a later intent of a command finds its row closed.
    const open = isOpen || (await outcomes.readOne(commandId))?.state === 'open';
    const finished = await process.resume(intent);
    const outcome = outcomeOf(finished);
    const { appends, rows = [] } = finished.unit;
    // A row closes once, so that only one end goes through. Without one the stream has to say that there is no end yet.
    if (open) await store.commit({ appends, rows: [...rows, outcomeClosed(commandId, outcome)] });
    else await store.commit({ appends: [await this.noEndYet(intent), ...appends], rows });
    return replyOf(outcome, { replayed: false, correlation: intent.correlation });
  }

  /** @throws {RevisionConflict} when somebody else has ended it: then it is looked up again */
  private async noEndYet(intent: RecordedEvent): Promise<StreamAppend> {
    const later = await this.eventsAfter(intent);
    if (this.endAmong(later, intent)) throw new RevisionConflict(intent.stream, intent.revision);
    return { stream: intent.stream, expectedRevision: intent.revision + later.length, events: [] };
  }

  private async hasEnded(intent: RecordedEvent): Promise<boolean> {
    return this.endAmong(await this.eventsAfter(intent), intent);
  }

  private eventsAfter({ stream, revision }: RecordedEvent): Promise<RecordedEvent[]> {
    return this.options.store.readStream(stream, { from: revision + 1 });
  }

  private endAmong(later: readonly RecordedEvent[], intent: RecordedEvent): boolean {
    const place = placeOf(intent);
    return later.some((event) => this.options.process.ends(event) === place);
  }

  private async storedReply(intent: RecordedEvent): Promise<Reply<unknown, unknown>> {
    const stored = await this.options.outcomes.readOne(intent.commandId as CommandId);
    if (stored === undefined) return { kind: 'unknown' };
    return repeatReply(stored, stored.fingerprint) ?? { kind: 'unknown' };
  }
}

function outcomeOf(finished: Finished<unknown, unknown>): Outcome {
  switch (finished.kind) {
    case 'done':
      return { kind: 'accepted', view: finished.view };
    case 'rejected':
      return { kind: 'rejected', rejection: finished.rejection as { readonly reason: string } };
  }
}
