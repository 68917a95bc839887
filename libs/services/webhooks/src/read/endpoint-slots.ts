import { randomInt } from 'node:crypto';
import type { AccountId, Scope } from '@corridor/contracts';
import type { Pool } from '@corridor/runtime';

/**
 * A slot of an owner on its surface that no endpoint has, any of the first `most` (null when all are taken), and how many endpoints
 * there are. Two that are made at once may be told the same slot; one of them then fails to take it and asks again.
 * That is why it is not the lowest: many at once would all want the same, time after time.
 */
export async function freeSlot(
  { pool, schema }: { readonly pool: Pick<Pool, 'query'>; readonly schema: string },
  scope: Scope,
  { dialect, owner = null, most }: { readonly dialect: string; readonly owner?: AccountId | null | undefined; readonly most: number },
): Promise<{ readonly slot: number | null; readonly existing: number }> {
  const { rows } = await pool.query<{ slot: number }>(
    `select slot from ${schema}.endpoints where tenant = $1 and mode = $2 and dialect = $3 and owner is not distinct from $4 and status <> 'deleted'`,
    [scope.tenant, scope.mode, dialect, owner],
  );
  const taken = new Set(rows.map(({ slot }) => slot));
  const free = Array.from({ length: most }, (_value, slot) => slot).filter((slot) => !taken.has(slot));
  return { slot: free.length === 0 ? null : (free[randomInt(free.length)] ?? null), existing: rows.length };
}
