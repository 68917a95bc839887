import type { Scope } from '@corridor/contracts';
import type { Pool } from '@corridor/runtime';

/**
 * The lowest slot of a scope that no endpoint has, and how many endpoints there are. Two that are made at once may be
 * told the same slot; one of them then fails to take it, and asks again.
 */
export async function freeSlot(
  { pool, schema }: { readonly pool: Pick<Pool, 'query'>; readonly schema: string },
  scope: Scope,
): Promise<{ readonly slot: number; readonly existing: number }> {
  const { rows } = await pool.query<{ slot: number }>(
    `select slot from ${schema}.endpoints where tenant = $1 and mode = $2 and status <> 'deleted' order by slot`,
    [scope.tenant, scope.mode],
  );
  const gap = rows.findIndex((row, index) => row.slot !== index);
  return { slot: gap === -1 ? rows.length : gap, existing: rows.length };
}
