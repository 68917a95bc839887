import type { BookTransferFilter } from '@corridor/contracts/payouts';
import { mintId } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import { payoutsDatabase, SCOPE } from '../../payouts.host.fixture.js';
import { OTHER_USER, USER } from '../transfers.fixture.js';
import { PgBookTransferQueries } from './transfers.queries.js';

/** Few next to the size of the table, which has some thousand blocks. */
const FEW_BLOCKS = 60;
const TRANSFERS = 20_000;

interface Explained {
  readonly 'QUERY PLAN': readonly [{ readonly Plan: { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number } }];
}

let pool: Pool;
beforeAll(async () => {
  pool = await payoutsDatabase();
  const side = (account: string) => `json_build_object('accountId', ${account}, 'currency', 'USD', 'amount', '1.00')`;
  // The first three are the only ones of one user, and the only ones that have not come to an end.
  await pool.query(
    `insert into payouts.book_transfers (id, tenant, mode, position, view)
     select gen_random_uuid(), $1, $2, n, json_build_object('type', 'internal_transfer', 'status', case when n <= 3 then 'processing' else 'completed' end,
       'owner', u, 'from', ${side('u')}, 'to', ${side('u')}, 'createdAt', '2026-07-10T06:00:00.000Z', 'note', repeat('x', 800))
     from (select n, case when n <= 3 then $3::text else $4::text end as u from generate_series(1, ${TRANSFERS}) n) rows`,
    [SCOPE.tenant, SCOPE.mode, USER.id, OTHER_USER.id],
  );
  await pool.query('analyze payouts.book_transfers');
});
afterAll(() => pool.end());

/** What a page reads: blocks of the table and of its indexes, found in memory or not. */
async function read(filter: BookTransferFilter) {
  let blocks = 0;
  const query = async (text: string, values: unknown[]) => {
    const { rows } = await pool.query<Explained>(`explain (analyze, buffers, timing off, format json) ${text}`, values);
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    blocks += (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
    return pool.query(text, values);
  };
  const queries = new PgBookTransferQueries({ pool: { query } as unknown as Pool, schema: 'payouts' });
  const page = await queries.bookTransfers(SCOPE, filter, { limit: 10 });
  return { blocks, found: page.kind === 'page' ? page.items.length : null };
}

describe('a page of many transfers', () => {
  it.each<[string, BookTransferFilter, number]>([
    ['all', {}, 10],
    ['a user who has few, long ago', { family: USER.id }, 3],
    ['a user who has none', { family: mintId<'account'>() }, 0],
    ['an account that gave long ago', { fromAccounts: [USER.id] }, 3],
    ['an account that got long ago', { toAccounts: [USER.id] }, 3],
    ['what is still on its way', { statuses: ['processing'] }, 3],
  ])('of %s reads as much as it shows, not as much as there is', async (_case, filter, found) => {
    const page = await read(filter);
    expect(page.found).toBe(found);
    expect(page.blocks).toBeLessThan(FEW_BLOCKS);
  });
});
