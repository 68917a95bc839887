import type { PoolClient } from '@corridor/runtime';
import { CommitUnknown, NO_STREAM, RevisionConflict, RowConflict, type UnitOfWork } from '../port.js';
import { appendEvents } from './append-events.js';
import { textArray } from './array-literal.js';
import { columnsOf, mergeRows, type RowExecution } from './merge-rows.js';
import { planBatch, type BatchPlan, type StreamHead } from './plan-batch.js';
import type { Prepared } from './prepared.js';
import { safeInteger } from './safe-integer.js';

// The order is what keeps processes from locking two streams crosswise.
const LOCK_HEADS = `
  select stream, revision, hash from $SCHEMA.streams where stream = any($1::text[]) order by stream for update`;

/**
 * One transaction for several units: heads, rows, events, rows that need positions, commit. Throws what the database
 * said, after which nothing was written, or {@link CommitUnknown}; the transaction is then still open or broken.
 */
export async function commitBatch(client: PoolClient, prepared: Prepared, units: readonly UnitOfWork[]): Promise<BatchPlan> {
  await client.query('begin');
  const plan = planBatch(units, await lockHeads(client, prepared, units));
  const accepted = plan.accepted.map(({ unit }) => unit);
  for (const execution of mergeRows(accepted, false)) await execute(client, prepared, execution, () => 0);
  if (plan.events.length > 0 && !(await appendEvents(client, prepared, plan))) {
    throw new RevisionConflict(plan.created[0]?.[0] ?? '', NO_STREAM);
  }
  const placed = mergeRows(accepted, true);
  if (placed.length > 0) {
    const positions = firstPositions(plan);
    for (const execution of placed) await execute(client, prepared, execution, (unit) => positions.get(unit) ?? 0);
  }
  await endTransaction(client, accepted.length > 0);
  return plan;
}

async function lockHeads(client: PoolClient, prepared: Prepared, units: readonly UnitOfWork[]): Promise<Map<string, StreamHead>> {
  const streams = new Set(units.flatMap(({ appends }) => appends.map(({ stream }) => stream)));
  if (streams.size === 0) return new Map();
  const { rows } = await prepared.run<{ stream: string; revision: unknown; hash: Buffer }>(client, LOCK_HEADS, [
    textArray([...streams]),
  ]);
  return new Map(rows.map(({ stream, revision, hash }) => [stream, { revision: safeInteger(revision), hash }]));
}

async function execute(
  client: PoolClient,
  prepared: Prepared,
  execution: RowExecution,
  positionOf: (unit: UnitOfWork) => number,
): Promise<void> {
  const { statement, rows } = execution;
  const mustChangeAll = statement.mustChange === 'every row';
  const { rowCount } = await prepared.run(client, statement.sql, columnsOf(execution, positionOf)).catch((error: unknown) => {
    throw mustChangeAll && saysTaken(error) ? new RowConflict(statement.name) : error;
  });
  if (mustChangeAll && rowCount !== rows.length) throw new RowConflict(statement.name);
}

function firstPositions({ accepted }: BatchPlan): Map<UnitOfWork, number> {
  return new Map(accepted.map(({ unit, events }) => [unit, events.find((group) => group.length > 0)?.[0]?.position ?? 0]));
}

async function endTransaction(client: PoolClient, written: boolean): Promise<void> {
  if (!written) {
    await client.query('rollback');
    return;
  }
  const { command } = await client.query('commit').catch((error: unknown) => {
    throw saysRolledBack(error) ? error : new CommitUnknown(error);
  });
  // A commit of a transaction that has failed rolls back, and says so by nothing but its tag.
  if (command !== 'COMMIT') throw new Error(`the commit ended with ${command}`);
}

function saysTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}

/** Only a violated constraint or a lost race, reported by the server itself, proves that a failed commit did nothing. */
function saysRolledBack(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(23|40)[0-9A-Z]{3}$/.test(String(error.code));
}
