import type { Pool } from '@corridor/runtime';
import { eventHash, FIRST_PREDECESSOR } from '../hash-chain.js';
import { NO_STREAM, type RecordedEvent } from '../port.js';
import { Prepared } from './prepared.js';
import { readHead } from './read-head.js';
import { RecordedEvents } from './recorded-events.js';
import { findBrokenHeads, findGaps } from './verify-places.js';

export interface ChainFault {
  readonly kind: 'hash differs' | 'revision missing' | 'order differs' | 'position missing' | 'head differs';
  /** Absent for a gap in the log, where nobody knows whose event it was. */
  readonly stream?: string;
  /** Of the first event that does not follow from the one before it. */
  readonly revision?: number;
  readonly position?: number;
}

export interface ChainReport {
  readonly events: number;
  readonly streams: number;
  /** The first of them, up to a hundred; empty for an intact log. */
  readonly faults: readonly ChainFault[];
}

export interface VerifyChainOptions {
  readonly pool: Pool;
  readonly schema: string;
  /** Events that are in memory at a time. */
  readonly batchSize?: number;
  /** After each batch, with the number of events recomputed so far and of those there are. */
  readonly onProgress?: (events: number, total: number) => void;
}

const BATCH_SIZE = 1_000;
const MOST_FAULTS = 100;

/**
 * Recomputes every hash, stream by stream, so that memory stays bounded whatever the number of streams; then looks for
 * gaps in the log's positions and for streams whose last event is not the one that their head names. Runs beside
 * writers, in short reads. A tail that was cut off together with its head shows only against an anchor kept elsewhere.
 */
export async function verifyChain({ pool, schema, batchSize = BATCH_SIZE, onProgress }: VerifyChainOptions): Promise<ChainReport> {
  const prepared = new Prepared(schema);
  const { position: total } = await readHead(pool, prepared);
  const faults: ChainFault[] = [];
  const report = (found: readonly ChainFault[]) => faults.push(...found.slice(0, MOST_FAULTS - faults.length));

  const events = new RecordedEvents(pool, prepared);
  let checked = 0;
  let streams = 0;
  let last: RecordedEvent | undefined;
  for (;;) {
    const batch = await events.byStream(last?.stream ?? '', last?.revision ?? NO_STREAM, batchSize);
    for (const event of batch) {
      const predecessor = last?.stream === event.stream ? last : undefined;
      if (!predecessor) streams += 1;
      report(faultsOf(event, predecessor));
      last = event;
    }
    checked += batch.length;
    onProgress?.(checked, total);
    if (batch.length < batchSize) break;
  }
  report(await findGaps(pool, prepared, total));
  report(await findBrokenHeads(pool, prepared));
  return { events: checked, streams, faults };
}

function faultsOf(event: RecordedEvent, predecessor: RecordedEvent | undefined): ChainFault[] {
  const { stream, revision, position } = event;
  const faults: ChainFault[] = [];
  if (revision !== (predecessor?.revision ?? NO_STREAM) + 1) faults.push({ kind: 'revision missing', stream, revision, position });
  if (position <= (predecessor?.position ?? 0)) faults.push({ kind: 'order differs', stream, revision, position });
  if (!eventHash(predecessor?.hash ?? FIRST_PREDECESSOR, event).equals(event.hash)) {
    faults.push({ kind: 'hash differs', stream, revision, position });
  }
  return faults;
}
