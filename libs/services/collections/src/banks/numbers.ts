import type { CollectionsDeps } from '../collections.deps.js';

/** The next account number, from 1. Numbers may be left out, and none comes twice. */
export async function nextNumber({ pool, schema }: Pick<CollectionsDeps, 'pool' | 'schema'>): Promise<bigint> {
  const { rows } = await pool.query<{ number: string }>(`select nextval('${schema}.virtual_account_numbers')::text as number`);
  const number = rows[0]?.number;
  if (number === undefined) throw new Error('the sequence of account numbers gave none');
  return BigInt(number);
}
