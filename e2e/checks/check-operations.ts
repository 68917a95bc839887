import type { Pool } from '@corridor/runtime';
import type { Party, RunRecord } from '../load/record.js';
import { SIZES } from '../load/workload.js';
import { ok } from '../support/client.js';
import type { Operator } from '../support/operator.js';
import { movementsOf, totalsOf } from './check-money.js';
import { servicesOf } from './event-logs.js';
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

/** The ledger's own table of balances holds for all customers together what their acknowledged writes come to. */
export async function checkLedgerTotals(pool: Pool, parties: readonly Party[], record: RunRecord, report: Report): Promise<void> {
  const { rows } = await pool.query<{ readonly currency: string; readonly total: string }>(
    `select currency, sum(balance)::text as total from ledger.balances
     where owner not like 'house/%' and owner not like 'world/%' group by currency having sum(balance) <> 0`,
  );
  const held = new Map(rows.map(({ currency, total }) => [currency, BigInt(total)]));
  report.check("the ledger's balances of all customers are the sums of all acknowledged writes", totalProblems(acknowledgedTotals(parties, record), held), `${held.size} currencies`);
}

/** By currency, in its minor units. */
export function acknowledgedTotals(parties: readonly Party[], record: RunRecord): ReadonlyMap<string, bigint> {
  const totals = totalsOf(parties.flatMap((party) => movementsOf(party, record)));
  return new Map([...totals].map(([currency, units]) => [currency, units / 10n ** BigInt(UNIT_DECIMALS - (SIZES[currency]?.decimals ?? 0))]));
}

export function totalProblems(acknowledged: ReadonlyMap<string, bigint>, held: ReadonlyMap<string, bigint>): string[] {
  return [...new Set([...acknowledged.keys(), ...held.keys()])]
    .filter((currency) => (acknowledged.get(currency) ?? 0n) !== (held.get(currency) ?? 0n))
    .map((currency) => `${currency}: ${String(held.get(currency))} minor units are held, ${String(acknowledged.get(currency))} were acknowledged`);
}
