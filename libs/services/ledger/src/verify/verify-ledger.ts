import type { BookId } from '@corridor/contracts';
import { verifyChain } from '@corridor/event-store';
import type { Pool, PoolClient } from '@corridor/runtime';
import { Faults, type LedgerFault } from '../fold/fault.js';
import { bookIdOf, LedgerFold } from '../fold/ledger-fold.js';
import { endOfLog, readLog } from '../fold/read-log.js';
import { TableCheck } from './table-check.js';
import { inSnapshot } from './snapshot.js';

export interface VerifyOptions {
  readonly pool: Pool;
  readonly schema: string;
  readonly onProgress?: (progress: VerifyProgress) => void;
  /** Events that are in memory at a time. */
  readonly batchSize?: number;
}

export interface VerifyProgress {
  readonly stage: 'chain' | 'fold';
  readonly events: number;
  readonly total: number;
}

export interface VerifyReport {
  readonly events: number;
  readonly transactions: number;
  readonly entries: number;
  readonly books: number;
  /** The first hundred that were found. Empty: everything is as it must be. */
  readonly faults: readonly LedgerFault[];
  /** How many were found in all. */
  readonly faultCount: number;
}

const BATCH_SIZE = 1_000;
const MOST_FAULTS = 100;

/**
 * Proves the ledger: the hash chain of its log (invariant 5), then, in one snapshot, that the events keep the
 * invariants 1 to 4 and that every table is their fold, no row more and no row less (invariant 6). Runs beside writers.
 * Memory holds all balances and a batch of events. What is found is reported, never repaired; only the database throws.
 */
export async function verifyLedger({ pool, schema, onProgress, batchSize = BATCH_SIZE }: VerifyOptions): Promise<VerifyReport> {
  const faults = new Faults(MOST_FAULTS);
  const chain = await verifyChain({ pool, schema, onProgress: (events, total) => onProgress?.({ stage: 'chain', events, total }) });
  for (const { kind, stream, revision, position } of chain.faults) {
    const book: BookId | null = stream === undefined ? null : bookIdOf(stream);
    const where = position === undefined ? '' : ` at position ${position} of the log`;
    faults.add({ book, ...(revision === undefined ? {} : { revision }), what: `the chain of hashes: ${kind}${where}` });
  }
  const counts = await inSnapshot({ pool, schema }, (client) => foldAndCompare({ client, schema, faults, onProgress, batchSize }));
  return { ...counts, faults: faults.kept, faultCount: faults.count };
}

async function foldAndCompare({ client, schema, faults, onProgress, batchSize }: {
  readonly client: PoolClient;
  readonly schema: string;
  readonly faults: Faults;
  readonly onProgress: VerifyOptions['onProgress'];
  readonly batchSize: number;
}): Promise<Pick<VerifyReport, 'events' | 'transactions' | 'entries' | 'books'>> {
  const bookNumbers = await readBookNumbers(client, schema);
  const fold = new LedgerFold({ bookNumbers, faults });
  const tables = new TableCheck({ client, schema, faults });
  const total = await endOfLog({ client, schema });
  const counts = { events: 0, transactions: 0, entries: 0 };
  for (let after = 0; ; ) {
    const events = await readLog({ client, schema }, after, batchSize);
    const last = events.at(-1);
    if (last === undefined) break;
    after = last.position;
    const folded = events.map((event) => fold.apply(event)).filter((each) => each !== null);
    await tables.checkFolded(folded);
    counts.events += events.length;
    for (const { transactions, entries } of folded) {
      counts.transactions += transactions;
      counts.entries += entries.length;
    }
    onProgress?.({ stage: 'fold', events: counts.events, total });
  }
  await tables.checkBooks([...fold.books.values()]);
  return { ...counts, books: fold.books.size };
}

async function readBookNumbers(client: PoolClient, schema: string): Promise<Map<BookId, number>> {
  const { rows } = await client.query<{ id: BookId; number: number }>(`select id, number from ${schema}.books`);
  return new Map(rows.map(({ id, number }) => [id, number]));
}
