import type { AccountId, Reference } from '@corridor/contracts';
import type { Owner, PostingType } from '@corridor/contracts/ledger';
import type { Currency } from '@corridor/money';
import type { Pool } from '@corridor/runtime';
import { paymentOf } from '../domain/payment.js';
import { anAccount, type LedgerWorld, posting, SCHEMA } from '../ledger.fixtures.js';
import { kindOf } from './entry-kind.js';
import { PgLedgerQueries } from './ledger.queries.js';
import { paymentKindOf } from './payment-kind.js';

/** Who is in a book that was filled by {@link fill}. */
export interface FilledBook {
  /** Has most of the entries: of four types in two currencies, and a few others at the book's beginning. */
  readonly busy: AccountId;
  /** Has debits only, but for a few credits at the book's beginning. */
  readonly payer: AccountId;
  readonly entries: number;
  /** What an entry in the middle belongs to. */
  readonly reference: Reference;
  /** Ids of entries near the newest and near the oldest end. */
  readonly young: string;
  readonly old: string;
  /** Ids of the transactions that those belong to. */
  readonly youngPayment: string;
  readonly oldPayment: string;
  /** When the entry of a number was recorded. */
  at(number: number): string;
}

interface Shape {
  readonly owner: Owner;
  readonly currency: Currency;
  readonly type: PostingType;
  readonly direction: 'debit' | 'credit';
}

const STEP_MS = 10;
const FIRST_AT = Date.parse('2026-01-01T00:00:00.000Z');
/** Each movement has an entry of the house and one of a customer; three of them have one reference. */
const ENTRIES_OF_REFERENCE = 6;

/**
 * Fills the world's book with entries by one statement, as the writer would have left them but for the balances, which
 * nobody reads here. The rare ones are all in its first percent, where a list is longest to get to.
 */
export async function fill(world: LedgerWorld, entries: number): Promise<FilledBook> {
  const [busy, payer] = [anAccount(), anAccount()];
  const common: readonly Shape[] = [
    { owner: busy, currency: 'EUR', type: 'deposit', direction: 'credit' },
    { owner: busy, currency: 'EUR', type: 'conversion', direction: 'debit' },
    { owner: busy, currency: 'EUR', type: 'fee', direction: 'debit' },
    { owner: busy, currency: 'USDC', type: 'conversion', direction: 'credit' },
    { owner: payer, currency: 'USD', type: 'payout', direction: 'debit' },
  ];
  const rare: readonly Shape[] = [
    { owner: busy, currency: 'EUR', type: 'payout_return', direction: 'credit' },
    { owner: busy, currency: 'JPY', type: 'deposit', direction: 'credit' },
    { owner: payer, currency: 'USD', type: 'payout_failure', direction: 'credit' },
  ];
  const house: Shape = { owner: 'house/fx', currency: 'EUR', type: 'conversion', direction: 'credit' };
  const shapes = [...common, ...rare, house];
  const owners = [...new Set(shapes.map(({ owner, currency }) => `${owner} ${currency}`))];
  const { pool, book, scope } = world;
  await pool.query(
    `insert into ${SCHEMA}.books (id, tenant, mode, revision, next_entry, next_balance, recorded_at) values ($1, $2, $3, 1, $4, $5, now())`,
    [book, scope.tenant, scope.mode, entries + 1, owners.length + 1],
  );
  await pool.query(
    `insert into ${SCHEMA}.balances select 1, number, split_part(b, ' ', 1), 'available', split_part(b, ' ', 2), 0
     from unnest($1::text[]) with ordinality as t (b, number)`,
    [owners],
  );
  // Nobody needs it after a crash, and what is not logged is written faster.
  await pool.query(`alter table ${SCHEMA}.entries set unlogged`);
  await pool.query(
    `insert into ${SCHEMA}.entries (book, number, balance, id, amount, balance_after, type, reference_kind, reference_id, value_date, recorded_at, kind, payment_account, payment_kind)
     select 1, n, ($2::int[])[shape], ${ID_OF(ENTRY_NUMBER)}, ($3::int[])[shape], n, ($4::text[])[shape], 'conversion', ${ID_OF(`n / ${ENTRIES_OF_REFERENCE}`)},
       '2026-01-01', $6::timestamptz + n * interval '${STEP_MS} ms', ($5::smallint[])[shape], ($10::uuid[])[shape], ($11::int[])[shape]
     from (
       select n, case when n % 2 = 1 then $9 when n <= $1 / 100 and n % 20 = 0 then $7 + 1 + n / 20 % $8 else 1 + n / 2 % $7 end as shape
       from generate_series(1, $1::int) n
     ) s`,
    [
      entries,
      shapes.map(({ owner, currency }) => owners.indexOf(`${owner} ${currency}`) + 1),
      shapes.map(({ direction }) => (direction === 'debit' ? -1 : 1)),
      shapes.map(({ type }) => type),
      shapes.map((shape) => kindOf({ ...shape, compartment: 'available' })),
      new Date(FIRST_AT),
      common.length,
      rare.length,
      shapes.length,
      shapes.map((shape) => (shape === house ? null : shape.owner)),
      shapes.map((shape) => (shape === house ? null : paymentKind(shape))),
    ],
  );
  await pool.query(`analyze ${SCHEMA}.books, ${SCHEMA}.balances, ${SCHEMA}.entries`);
  const near = (share: number) => 2 * Math.floor((entries * share) / 2);
  return {
    busy,
    payer,
    entries,
    reference: { kind: 'conversion', id: idOf(Math.floor(entries / 2 / ENTRIES_OF_REFERENCE)) },
    young: entryId(near(0.99)),
    old: entryId(near(0.05)),
    youngPayment: transactionId(near(0.99)),
    oldPayment: transactionId(near(0.05)),
    at: (number) => new Date(FIRST_AT + number * STEP_MS).toISOString(),
  };
}

function paymentKind({ owner, currency, type, direction }: Shape): number {
  const [from, to] = direction === 'debit' ? [owner, 'house/fx'] : ['house/fx', owner];
  const payment = paymentOf({ postings: [posting(from, to, '1.00', type, currency)] });
  if (payment === null) throw new Error(`a ${type} of ${owner} is no payment`);
  return paymentKindOf({ owner, isLead: true, payment });
}

/** Two entries are a transaction: its id ends in three zeros, theirs in 001 and 002. */
const ENTRY_NUMBER = '(n + 1) / 2 * 4096::bigint + (n + 1) % 2 + 1';
const transactionId = (number: number) => idOf(Math.ceil(number / 2) * 4096);
const entryId = (number: number) => idOf(Math.ceil(number / 2) * 4096 + ((number + 1) % 2) + 1);

const ID_OF = (number: string) => `lpad(to_hex(${number}), 32, '0')::uuid`;

function idOf(number: number): string {
  return number.toString(16).padStart(32, '0').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

interface Explained {
  readonly 'QUERY PLAN': readonly [{ readonly Plan: { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number } }];
}

/** Queries that count what they read: blocks of the tables and of their indexes, found in memory or not. */
export function countingQueries({ pool }: LedgerWorld) {
  let blocks = 0;
  const query = async (asked: string | { readonly text: string; readonly values: unknown[] }, given: unknown[] = []) => {
    const { text, values } = typeof asked === 'string' ? { text: asked, values: given } : asked;
    const { rows } = await pool.query<Explained>(`explain (analyze, buffers, timing off, format json) ${text}`, values);
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    if (plan === undefined) throw new Error('the server explained nothing');
    blocks += plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
    return pool.query(text, values);
  };
  const queries = new PgLedgerQueries({ pool: { query } as unknown as Pool, schema: SCHEMA });
  return {
    async blocksOf<Found>(ask: (from: PgLedgerQueries) => Promise<Found>): Promise<{ readonly blocks: number; readonly found: Found }> {
      blocks = 0;
      const found = await ask(queries);
      return { blocks, found };
    },
  };
}
