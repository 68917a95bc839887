import { sumOf, unitsOf } from '../support/decimal.js';
import { available, transactions } from '../support/flows.js';
import type { Transaction } from '../support/objects.js';
import { bodiesOf, type Party, type RunRecord } from '../load/record.js';
import type { Report } from './report.js';

/** One movement, as the ledger should show it. */
export type Movement = readonly [reference: string, type: string, direction: 'credit' | 'debit', currency: string, amount: string];

/** Invariants 2, 4 and 8 on the money: entries, running balances and balances are those of the acknowledged writes. */
export async function checkMoney(parties: readonly Party[], record: RunRecord, report: Report): Promise<void> {
  for (const [index, party] of parties.entries()) {
    const entries = await transactions(party.actor);
    const expected = movementsOf(party, record);
    const name = `tenant ${index + 1}`;
    report.check(`${name}: the ledger has the entries of the acknowledged writes, each once`, entryProblems(expected, entries), `${entries.length} entries`);
    report.check(`${name}: each entry's balance is the one before it and its amount, and never below zero`, chainProblems(entries));
    report.check(`${name}: the balances are the sums of the acknowledged writes`, balanceProblems(expected, await available(party.actor)));
  }
}

export function movementsOf(party: Party, record: RunRecord): readonly Movement[] {
  const deposits = bodiesOf(record.deposits, party).map(({ id, currency, amount }): Movement => [id, 'deposit', 'credit', currency, amount]);
  const conversions = record.conversions
    .filter((entry) => entry.party === party)
    .flatMap(({ quote, done: { answer: { body } } }): Movement[] => [
      [body.id, 'conversion', 'debit', body.from.currency, body.from.amount],
      [body.id, 'conversion', 'credit', body.to.currency, body.to.amount],
      ...(unitsOf(quote.fee.amount) === 0n ? [] : [[body.id, 'fee', 'debit', quote.fee.currency, quote.fee.amount] as const]),
    ]);
  return [...deposits, ...conversions];
}

/** What movements come to, by currency, in units of 10^-18. */
export function totalsOf(movements: readonly Movement[]): ReadonlyMap<string, bigint> {
  const currencies = new Set(movements.map(([, , , currency]) => currency));
  const sum = (currency: string, direction: string) => sumOf(movements.filter((each) => each[2] === direction && each[3] === currency).map((each) => each[4]));
  return new Map([...currencies].map((currency) => [currency, sum(currency, 'credit') - sum(currency, 'debit')]));
}

export function entryProblems(expected: readonly Movement[], entries: readonly Transaction[]): string[] {
  const counts = new Map<string, number>();
  const add = (movement: Movement, count: number) => {
    const key = movement.join(' ');
    counts.set(key, (counts.get(key) ?? 0) + count);
  };
  for (const movement of expected) add(movement, 1);
  for (const { reference, type, direction, currency, amount } of entries) add([reference, type, direction, currency, amount], -1);
  return [...counts].filter(([, count]) => count !== 0).map(([key, count]) => `${key}: ${count > 0 ? 'missing' : 'one too many'}`);
}

/** @param entries newest first, as the list shows them */
export function chainProblems(entries: readonly Transaction[]): string[] {
  const balances = new Map<string, bigint>();
  const problems: string[] = [];
  for (const { id, direction, currency, amount, balance_after: after } of [...entries].reverse()) {
    const balance = (balances.get(currency) ?? 0n) + (direction === 'debit' ? -unitsOf(amount) : unitsOf(amount));
    balances.set(currency, balance);
    if (unitsOf(after) !== balance) problems.push(`${id}: ${after} ${currency} does not follow`);
    if (balance < 0n) problems.push(`${id}: ${currency} is below zero`);
  }
  return problems;
}

export function balanceProblems(expected: readonly Movement[], balances: Readonly<Record<string, string>>): string[] {
  const totals = totalsOf(expected);
  return [...new Set([...totals.keys(), ...Object.keys(balances)])].flatMap((currency) => {
    const total = totals.get(currency) ?? 0n;
    const shown = balances[currency] ?? '0';
    return unitsOf(shown) === total ? [] : [`${currency}: ${shown} is shown, ${total} units of 10^-18 were acknowledged`];
  });
}
