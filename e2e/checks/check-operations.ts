import type { Pool } from '@corridor/runtime';
import type { Party, RunRecord } from '../load/record.js';
import { SIZES } from '../load/writing.js';
import { ok } from '../support/client.js';
import type { Operator } from '../support/operator.js';
import { servicesOf } from './event-logs.js';
import type { Found } from './found.js';
import { totalsOf, worldMovements } from './movements.js';
import type { Report } from './report.js';

const UNIT_DECIMALS = 18;

interface Verification {
  readonly sound: boolean;
  readonly books: number;
  readonly events: number;
  readonly problems: readonly string[];
}

/** What the operator of the installation sees: nothing is parked, and the ledger verifies. */
export async function checkOperations(operator: Operator, pool: Pool, report: Report): Promise<void> {
  const services = await servicesOf(pool);
  const parked: string[] = [];
  for (const service of services) {
    const { data } = ok(await operator.client.get<{ readonly data: readonly object[] }>(`/parked?service=${service}&limit=100`));
    parked.push(...data.map((message) => JSON.stringify(message)));
  }
  report.check('nothing is parked in any service', parked, `${services.length} services`);
  const { sound, books, events, problems } = ok(await operator.client.get<Verification>('/ledger/verify'));
  report.check('the ledger verifies: chain, sums, running balances, projections', sound ? [] : ['it is not sound', ...problems], `${books} books, ${events} events`);
}

/** The ledger's own table of balances: what customers hold is what came from outside but for what has left and what was charged, and nothing is under way. */
export async function checkLedgerTotals(pool: Pool, parties: readonly Party[], record: RunRecord, found: ReadonlyMap<Party, Found>, report: Report): Promise<void> {
  const { rows } = await pool.query<BalanceRow>('select owner, compartment, currency, balance::text from ledger.balances where balance <> 0');
  const world = new Map<string, bigint>();
  for (const { owner, currency, balance } of rows) if (owner.startsWith('world/')) world.set(currency, (world.get(currency) ?? 0n) + BigInt(balance));
  const expected = parties.flatMap((party) => worldMovements(party, record, found.get(party) as Found));
  report.check('what came from outside and has not left again is inside, currency by currency', totalProblems(minorUnitsOf(totalsOf(expected)), world), `${world.size} currencies`);
  report.check('no compartment of a customer is below zero, nothing is under way or held back, and nobody owes anything', compartmentProblems(rows), `${rows.length} balances`);
}

export interface BalanceRow {
  readonly owner: string;
  readonly compartment: string;
  readonly currency: string;
  readonly balance: string;
}

/** @param rows those that are not zero */
export function compartmentProblems(rows: readonly BalanceRow[]): string[] {
  const say = ({ owner, compartment, currency, balance }: BalanceRow) => `${owner} ${compartment} has ${balance} ${currency}`;
  const isOutside = ({ owner }: BalanceRow) => owner.startsWith('world/') || (owner.startsWith('house/') && !owner.startsWith('house/owed/') && owner !== 'house/suspense');
  const customers = rows.filter((row) => !isOutside(row));
  return customers.filter((row) => BigInt(row.balance) < 0n || ['processing', 'payout_processing'].includes(row.compartment) || row.owner.startsWith('house/')).map(say);
}

/** By currency, in its minor units. */
export function minorUnitsOf(totals: ReadonlyMap<string, bigint>): ReadonlyMap<string, bigint> {
  return new Map([...totals].map(([currency, units]) => [currency, units / 10n ** BigInt(UNIT_DECIMALS - (SIZES[currency]?.decimals ?? 2))]));
}

export function totalProblems(acknowledged: ReadonlyMap<string, bigint>, held: ReadonlyMap<string, bigint>): string[] {
  return [...new Set([...acknowledged.keys(), ...held.keys()])]
    .filter((currency) => (acknowledged.get(currency) ?? 0n) !== (held.get(currency) ?? 0n))
    .map((currency) => `${currency}: ${String(held.get(currency))} minor units are held, ${String(acknowledged.get(currency))} were acknowledged`);
}
