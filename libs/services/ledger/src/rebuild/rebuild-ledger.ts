import type { Pool, PoolClient } from '@corridor/runtime';
import { Faults } from '../fold/fault.js';
import { endOfLog } from '../fold/read-log.js';
import { countDifferences, differs, type Differences } from './differences.js';
import { ShadowFold } from './shadow-fold.js';
import { analyseShadows, createShadows, dropShadows, lockTables, swapShadows } from './shadow-tables.js';

export interface RebuildOptions {
  readonly pool: Pool;
  readonly schema: string;
  readonly onProgress?: (progress: { readonly events: number; readonly total: number }) => void;
  /** Events that are in memory at a time. */
  readonly batchSize?: number;
}

export interface RebuildReport {
  readonly events: number;
  readonly transactions: number;
  readonly entries: number;
  readonly books: number;
  /** Rows that were missing, too many or otherwise, by table. */
  readonly differences: Differences;
  /** True when rows differed: what a running ledger has in memory was read from them. */
  readonly restart: boolean;
}

/** The log itself contradicts what must always hold: tables made from it would be no better. Nothing was changed. */
export class LogDoesNotFold extends Error {
  override readonly name = 'LogDoesNotFold';
}

/** Another rebuild of the same schema is under way. */
export class RebuildUnderWay extends Error {
  override readonly name = 'RebuildUnderWay';
}

const BATCH_SIZE = 1_000;
const MOST_TRIES = 20;
const PAUSE_MS = 1_000;
/** The lock was not given in time, or its wait was chosen to break a deadlock. */
const MAY_PASS = new Set(['55P03', '40P01']);

/**
 * Makes the ledger's tables anew from its log (invariant 6). New tables are filled beside the old ones while the ledger
 * goes on posting; then, for a moment, all is locked, what was posted meanwhile is added, old and new are compared, and
 * the new ones take the old ones' names. A book keeps its number. A book that differed gets a new generation, so that the
 * next posting of a writer which has it in memory fails and makes it read the book again.
 *
 * @throws {LogDoesNotFold} before anything is changed
 * @throws {RebuildUnderWay}
 */
export async function rebuildLedger({ pool, schema, onProgress, batchSize = BATCH_SIZE }: RebuildOptions): Promise<RebuildReport> {
  const client = await pool.connect();
  let broken = true;
  try {
    await claim(client, schema);
    await createShadows(client, schema);
    const faults = new Faults(1);
    const fold = new ShadowFold({ client, schema, faults, batchSize });
    const total = await endOfLog({ client, schema });
    await fold.catchUp((events) => {
      refuseFaults(faults);
      onProgress?.({ events, total });
    });
    await analyseShadows(client, schema);
    const differences = await swap(client, schema, fold, () => refuseFaults(faults));
    const { events, transactions, entries, books } = fold.counts;
    broken = false;
    return { events, transactions, entries, books, differences, restart: differs(differences) };
  } catch (error) {
    broken = !(await cleanUp(client, schema, error));
    throw error;
  } finally {
    // Closing the connection gives the claim back, whatever state it is in.
    client.release(broken || (await unclaim(client)));
  }
}

async function swap(client: PoolClient, schema: string, fold: ShadowFold, check: () => void): Promise<Differences> {
  await beginLocked(client, schema, () => fold.catchUp(check));
  try {
    await fold.catchUp(check);
    await fold.finish();
    const differences = await countDifferences(client, schema);
    await swapShadows(client, schema);
    await client.query('commit');
    return differences;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Begins a transaction that has the tables. Most of what came meanwhile is added before, so that it is short. */
async function beginLocked(client: PoolClient, schema: string, catchUp: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await catchUp();
    await client.query('begin');
    try {
      await lockTables(client, schema);
      return;
    } catch (error) {
      await client.query('rollback');
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!MAY_PASS.has(code) || attempt === MOST_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

function refuseFaults({ kept: [first] }: Faults): void {
  if (first === undefined) return;
  throw new LogDoesNotFold(`book ${first.book ?? 'unknown'}, revision ${first.revision ?? 'unknown'}: ${first.what}`);
}

/** One at a time: two would drop each other's tables. */
async function claim(client: PoolClient, schema: string): Promise<void> {
  const { rows } = await client.query<{ mine: boolean }>(
    `select pg_try_advisory_lock(hashtextextended('corridor.rebuild.' || $1, 0)) as mine`,
    [schema],
  );
  if (rows[0]?.mine !== true) throw new RebuildUnderWay(`the tables of ${schema} are being rebuilt already`);
}

async function unclaim(client: PoolClient): Promise<boolean> {
  return client.query('select pg_advisory_unlock_all()').then(() => false, () => true);
}

async function cleanUp(client: PoolClient, schema: string, error: unknown): Promise<boolean> {
  if (error instanceof RebuildUnderWay) return true;
  return dropShadows(client, schema).then(() => true, () => false);
}
