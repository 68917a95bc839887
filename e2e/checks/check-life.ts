import { sumOf, unitsOf } from '../support/decimal.js';
import { ok } from '../support/client.js';
import type { XflowBalance, XflowPayment } from '../load/objects.js';
import { ofParty, type Party, type RunRecord } from '../load/record.js';
import { type Found, pagesOf } from './found.js';
import type { Report } from './report.js';

const COMPARTMENTS = ['available', 'pending', 'processing', 'payout_processing'] as const;
type Compartment = (typeof COMPARTMENTS)[number];
/** In US dollars, in units of 10^-18. */
export type Dollars = Readonly<Record<Compartment, bigint>>;

/** The life of payments on the Xflow API: every step there once, every object at its end, and the money where that says. */
export async function checkLife(parties: readonly Party[], record: RunRecord, found: ReadonlyMap<Party, Found>, report: Report): Promise<void> {
  for (const [index, party] of parties.entries()) {
    const name = `tenant ${index + 1}`;
    const life = lifeOf(party, record);
    const seen = found.get(party) as Found;
    report.check(`${name}: there is one payment for each deposit, reconciliation and half of a transfer, and no other`, stepProblems(life, seen.payments), `${seen.payments.length} payments`);
    report.check(`${name}: each automatic payout has ended once, as it should, and took what receivables gave`, payoutProblems(life.returned, seen), `${seen.automaticPayouts.length} payouts`);
    report.check(`${name}: each receivable says what was reconciled with it, and that all of it was paid out`, receivableProblems(life, seen), `${seen.receivables.length} receivables`);
    const expected = balancesOf(life, seen);
    const { partner, user } = party.counterparts;
    for (const [who, account] of [['partner', partner], ['user', user]] as const) {
      const balance = dollarsOf(ok(await party.xflow.get<XflowBalance>(`/balance?account_id=${account}`)));
      report.check(`${name}: its ${who} has what the steps come to, and nothing is under way`, holdingProblems(expected[who], balance));
    }
    const entries = await pagesOf<Entry>(party, '/balance_transactions', user);
    report.check(`${name}: the entries of its user come to his balances`, sumProblems(entries, dollarsOf(ok(await party.xflow.get<XflowBalance>(`/balance?account_id=${user}`)))), `${entries.length} entries`);
  }
}

interface Entry {
  readonly id: string;
  readonly amount: string;
  readonly category: string;
  readonly currency: string;
}

/** What one tenant's writes say of the life of its payments. */
export interface Life {
  readonly deposits: readonly { readonly id: string; readonly amount: string }[];
  readonly reconciles: readonly { readonly receivable: string; readonly amount: string; readonly by: 'partner' | 'user' }[];
  readonly transfers: readonly { readonly id: string; readonly amount: string; readonly type: string; readonly ends: 'completed' | 'failed' }[];
  readonly returned: readonly string[];
}

function lifeOf(party: Party, { life }: RunRecord): Life {
  return {
    deposits: ofParty(life.deposits, party).map(({ done: { answer: { body } } }) => body),
    reconciles: ofParty(life.reconciles, party).map(({ done: { answer: { body } }, amount, by }) => ({ receivable: body.id, amount, by })),
    transfers: ofParty(life.transfers, party).map(({ done: { answer: { body } }, ends }) => ({ id: body.id, amount: body.from.amount, type: body.type, ends })),
    returned: ofParty(life.returned, party).map(({ payout }) => payout),
  };
}

export function stepProblems({ deposits, reconciles, transfers }: Life, payments: readonly XflowPayment[]): string[] {
  const step = (type: string, id: string, amount: string) => `${type} of ${id} over ${amount}`;
  const expected = [
    ...deposits.map(({ id, amount }) => step('funds_credit', id, amount)),
    ...reconciles.map(({ receivable, amount }) => step('reconcile', receivable, amount)),
    ...transfers.flatMap(({ id, amount, type, ends }) => Array.from({ length: halvesSeen(type, ends) }, () => step('transfer', id, amount))),
  ];
  const found = payments.filter(({ type }) => ['funds_credit', 'reconcile', 'transfer'].includes(type)).map(({ type, linked_id: id, from }) => step(type, String(id), from.amount));
  return difference(expected, found);
}

/** A transfer is one payment into `processing` and one out of it, wherever to. The user sees those that touch him or his partner. */
function halvesSeen(type: string, ends: 'completed' | 'failed'): number {
  if (type !== 'platform_debit') return 2;
  return ends === 'completed' ? 1 : 0;
}

export function payoutProblems(returned: Life['returned'], { automaticPayouts, payments }: Pick<Found, 'automaticPayouts' | 'payments'>): string[] {
  const problems = difference(returned, automaticPayouts.filter(({ status }) => status === 'failed').map(({ id }) => id));
  for (const { id, status } of automaticPayouts) {
    if (status !== 'settled' && status !== 'failed') problems.push(`${id} is ${status} still`);
    const types = payments.filter(({ linked_id: linked }) => linked === id).map(({ type }) => type).sort();
    const expected = ['fx_fee', 'payout', ...(status === 'failed' ? ['payout_failure'] : []), 'payout_fee'];
    if (types.join() !== expected.join()) problems.push(`${id} is ${status} and has ${types.join(', ')}`);
  }
  const [gave, took] = [soldOf(payments, ['funds_debit']), soldOf(payments, ['payout', 'payout_fee'])];
  return gave === took ? problems : [...problems, `receivables gave ${gave} units of 10^-18 and payouts took ${took}`];
}

export function receivableProblems({ reconciles }: Life, { receivables }: Pick<Found, 'receivables'>): string[] {
  return receivables.flatMap(({ id, status, ...amounts }) => {
    const { amount_reconciled: reconciled, amount_reconciled_not_settled: waiting, amount_settled_payouts: settled, amount_maximum_reconcilable: most, amount_reconcilable: rest } = amounts;
    const expected = sumOf(reconciles.filter(({ receivable }) => receivable === id).map(({ amount }) => amount));
    return [
      ...(unitsOf(reconciled) === expected ? [] : [`${id}: ${reconciled} is reconciled, ${expected} units of 10^-18 were acknowledged`]),
      ...(unitsOf(waiting) === 0n && unitsOf(settled) === unitsOf(reconciled) ? [] : [`${id}: of ${reconciled} that were reconciled ${waiting} are not settled and ${settled} are`]),
      ...(unitsOf(rest) === unitsOf(most) - unitsOf(reconciled) ? [] : [`${id}: ${rest} can be reconciled of ${most}, of which ${reconciled} are`]),
      ...(status === (unitsOf(rest) === 0n ? 'completed' : 'activated') ? [] : [`${id} is ${status} with ${rest} left`]),
    ];
  });
}

/** What partner and user should have: nothing of either is under way when all is at rest. */
export function balancesOf({ deposits, reconciles, transfers }: Life, { payments }: Pick<Found, 'payments'>): Readonly<Record<'partner' | 'user', Dollars>> {
  const sum = (of: readonly { readonly amount: string }[]) => sumOf(of.map(({ amount }) => amount));
  const moved = (type: string) => sum(transfers.filter((each) => each.type === type && each.ends === 'completed'));
  const by = (who: 'partner' | 'user') => sum(reconciles.filter((each) => each.by === who));
  const back = sumOf(payments.filter(({ type }) => type === 'payout_failure').map(({ to }) => to.amount));
  const nothing = { available: 0n, pending: 0n, processing: 0n, payout_processing: 0n };
  return {
    partner: { ...nothing, pending: sum(deposits) - by('partner') - moved('internal_transfer') },
    user: { ...nothing, pending: moved('internal_transfer') - by('user'), available: sum(reconciles) + moved('platform_debit') - moved('platform_credit') - soldOf(payments, ['funds_debit']) + back },
  };
}

export function holdingProblems(expected: Dollars, balance: Dollars): string[] {
  return COMPARTMENTS.filter((each) => balance[each] !== expected[each]).map((each) => `${each} is ${balance[each]} units of 10^-18 where ${expected[each]} were acknowledged`);
}

export function sumProblems(entries: readonly Entry[], balance: Dollars): string[] {
  const sum = (category: Compartment) => sumOf(entries.filter((each) => each.category === category && each.currency === 'USD').map(({ amount }) => amount));
  return COMPARTMENTS.filter((each) => sum(each) !== balance[each]).map((each) => `the entries of ${each} come to ${sum(each)} units of 10^-18, its balance is ${balance[each]}`);
}

function dollarsOf(balance: XflowBalance): Dollars {
  const of = (compartment: Compartment) => unitsOf(balance[compartment].find(({ currency }) => currency === 'USD')?.amount ?? '0');
  return { available: of('available'), pending: of('pending'), processing: of('processing'), payout_processing: of('payout_processing') };
}

function soldOf(payments: readonly XflowPayment[], types: readonly string[]): bigint {
  return sumOf(payments.filter(({ type }) => types.includes(type)).map(({ from }) => from.amount));
}

/** How two lists differ, in whatever order they are. */
function difference(expected: readonly string[], found: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const each of expected) counts.set(each, (counts.get(each) ?? 0) + 1);
  for (const each of found) counts.set(each, (counts.get(each) ?? 0) - 1);
  return [...counts].filter(([, count]) => count !== 0).map(([each, count]) => `${each}: ${count > 0 ? 'missing' : 'one too many'}`);
}
