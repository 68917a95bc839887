import type { PublicEvent } from '@corridor/contracts';
import { RowConflict, type EventStore, type RowWrite, type UnitOfWork } from '@corridor/event-store';
import type { Logger, Pool } from '@corridor/runtime';
import { failureKind } from '../loops/failure.js';
import { backoffMs, pause, Stopped } from '../loops/pause.js';
import { persistently } from '../loops/persistently.js';
import type { EventKey } from '../parking/parked-messages.js';
import type { EventHandler } from '../port/handling.js';
import { advanceInbox, NONE_YET, readInbox, textOfKey } from './inbox.js';

/** An event came before the one that precedes it in its key. */
export class SequenceGap extends Error {
  override readonly name = 'SequenceGap';
}

export interface EventApplierOptions {
  readonly handle: EventHandler;
  readonly store: Pick<EventStore, 'commit'>;
  readonly pool: Pick<Pool, 'query'>;
  readonly schema: string;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** How an event went: it is done (now or before), or it can't be, and why. */
export type Applied = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly error: unknown };

const MOST_FAULTS = 4;
/** A race says nothing against the event, so it is run until it is won; every so often somebody is told. */
const CONFLICTS_A_WARNING = 20;
const PAUSES = {
  conflict: { firstMs: 2, mostMs: 100 },
  fault: { firstMs: 50, mostMs: 1_000 },
  infrastructure: { firstMs: 50, mostMs: 2_000 },
};

/**
 * The events of one key in order, while they are applied. Events that mean nothing here are only counted, and written
 * down together with the next that does, or at the end.
 */
export class KeyProgress {
  /** What a commit would find in the inbox. */
  written: number;
  /** What has been seen to. */
  seen: number;

  constructor(
    readonly key: EventKey,
    last: number,
  ) {
    this.written = last;
    this.seen = last;
  }

  restart(last: number): void {
    this.written = last;
    this.seen = last;
  }
}

/** Makes events take effect, each in one commit with the sequence that it moves its key to. */
export class EventApplier {
  constructor(private readonly options: EventApplierOptions) {}

  /** Where keys stand. Waits for the database. */
  async progressOf(keys: readonly EventKey[]): Promise<Map<string, KeyProgress>> {
    const { pool, schema } = this.options;
    const last = await persistently('inbox', this.options, () => readInbox(pool, schema, keys));
    return new Map(keys.map((key) => [textOfKey(key), new KeyProgress(key, last.get(textOfKey(key)) ?? NONE_YET)]));
  }

  /** `rows` are written in the commit of the effect, even when the event means nothing here or was seen before. */
  async apply(event: PublicEvent, progress: KeyProgress, rows: readonly RowWrite[] = []): Promise<Applied> {
    const { logger, signal } = this.options;
    const times = { conflict: 0, infrastructure: 0, fault: 0 };
    for (;;) {
      try {
        await this.attempt(event, progress, rows);
        return { kind: 'done' };
      } catch (error) {
        if (error instanceof Stopped || signal.aborted) throw new Stopped();
        const kind = failureKind(error);
        times[kind] += 1;
        const isWorthTelling = kind !== 'conflict' || times.conflict % CONFLICTS_A_WARNING === 0;
        if (isWorthTelling) logger.warn({ err: error, event: event.id, kind, times: times[kind] }, 'an event could not be applied');
        if (times.fault >= MOST_FAULTS) return { kind: 'failed', error };
        await pause(backoffMs(times[kind], PAUSES[kind]), signal);
        await this.reread(progress);
      }
    }
  }

  /** After a failure only what is written counts: events seen since then mean nothing and may be passed over again. */
  async reread(progress: KeyProgress): Promise<void> {
    const seen = progress.seen;
    const fresh = (await this.progressOf([progress.key])).get(textOfKey(progress.key));
    progress.restart(fresh?.written ?? NONE_YET);
    progress.seen = Math.max(progress.seen, seen);
  }

  /** Writes down events that meant nothing and that no commit has covered yet: of many keys in one commit. */
  async flush(progresses: readonly KeyProgress[]): Promise<void> {
    const behind = progresses.filter(({ seen, written }) => seen > written);
    if (behind.length === 0) return;
    const rows = behind.map(({ key, written, seen }) => advanceInbox({ ...key, from: written, to: seen }));
    try {
      await persistently('inbox', this.options, () => this.options.store.commit({ appends: [], rows }));
      for (const progress of behind) progress.written = progress.seen;
    } catch (error) {
      if (!(error instanceof RowConflict)) throw error;
      await this.catchUp(behind);
    }
  }

  /** Somebody else has moved one of the keys on, or our own commit took effect unseen: only what is left is written. */
  private async catchUp(progresses: readonly KeyProgress[]): Promise<void> {
    for (const progress of progresses) await this.reread(progress);
    await pause(backoffMs(0, PAUSES.conflict), this.options.signal);
    const [first, ...others] = progresses;
    if (first === undefined) return;
    await this.flush([first]);
    await this.flush(others);
  }

  private async attempt(event: PublicEvent, progress: KeyProgress, rows: readonly RowWrite[]): Promise<void> {
    const { store, handle } = this.options;
    if (event.sequence <= progress.seen) {
      if (rows.length > 0) await store.commit({ appends: [], rows });
      return;
    }
    if (event.sequence > progress.seen + 1) {
      throw new SequenceGap(`${event.source} ${event.subject}: ${event.sequence} came after ${progress.seen}`);
    }
    const unit = await handle(event);
    if (unit === null && rows.length === 0) progress.seen = event.sequence;
    else await this.commit(unit ?? { appends: [] }, progress, event.sequence, rows);
  }

  private async commit(unit: UnitOfWork, progress: KeyProgress, to: number, rows: readonly RowWrite[] = []): Promise<void> {
    const inbox = advanceInbox({ ...progress.key, from: progress.written, to });
    await this.options.store.commit({ appends: unit.appends, rows: [...(unit.rows ?? []), inbox, ...rows] });
    progress.written = to;
    progress.seen = to;
  }
}
