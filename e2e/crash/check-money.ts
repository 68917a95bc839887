import { sumOf, unitsOf } from '../support/decimal.js';
import { available, transactions } from '../support/flows.js';
import type { Transaction } from '../support/objects.js';
import type { Party, RunRecord } from './record.js';
import type { Report } from './report.js';

/** One movement, as the ledger should show it. */
type Movement = readonly [reference: string, type: string, direction: string, currency: string, amount: string];

/** Invariants 2, 4 and 8 on the money: entries, running balances and balances are those of the acknowledged writes. */
export async function checkMoney(parties: readonly Party[], record: RunRecord, report: Report): Promise<void> {
  for (const [index, party] of parties.entries()) {
    const entries = await transactions(party.actor);
    const expected = movementsOf(party, record);
    const name = `tenant ${index + 1}`;
    report.check(`${name}: the ledger has the entries of the acknowledged writes, each once`, differences(expected, entries), `${entries.length} entries`);
    report.check(`${name}: each entry's balance is the one before it and its amount, and never below zero`, chainProblems(entries));
    report.check(`${name}: the balances are the sums of the acknowledged writes`, balanceProblems(expected, await available(party.actor)));
  }
}

function movementsOf(party: Party, record: RunRecord): readonly Movement[] {
  const deposits = record.deposits
    .filter((entry) => entry.party === party)
    .map(({ done: { answer: { body } } }): Movement => [body.id, 'deposit', 'credit', body.currency, body.amount]);
  const conversions = record.conversions
    .filter((entry) => entry.party === party)
    .flatMap(({ quote, done: { answer: { body } } }): Movement[] => [
      [body.id, 'conversion', 'debit', body.from.currency, body.from.amount],
      [body.id, 'conversion', 'credit', body.to.currency, body.to.amount],
      ...(unitsOf(quote.fee.amount) === 0n ? [] : [[body.id, 'fee', 'debit', quote.fee.currency, quote.fee.amount] as const]),
    ]);
  return [...deposits, ...conversions];
}

function differences(expected: readonly Movement[], entries: readonly Transaction[]): string[] {
  const counts = new Map<string, number>();
  const add = (movement: Movement, count: number) => {
    const key = movement.join(' ');
    counts.set(key, (counts.get(key) ?? 0) + count);
  };
  for (const movement of expected) add(movement, 1);
  for (const { reference, type, direction, currency, amount } of entries) add([reference, type, direction, currency, amount], -1);
  return [...counts].filter(([, count]) => count !== 0).map(([key, count]) => `${key}: ${count > 0 ? 'missing' : 'one too many'}`);
}

function chainProblems(entries: readonly Transaction[]): string[] {
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

function balanceProblems(expected: readonly Movement[], balances: Readonly<Record<string, string>>): string[] {
  const currencies = new Set([...expected.map((movement) => movement[3]), ...Object.keys(balances)]);
  return [...currencies].flatMap((currency) => {
    const of = (direction: string) => sumOf(expected.filter((movement) => movement[2] === direction && movement[3] === currency).map((movement) => movement[4]));
    const sum = of('credit') - of('debit');
    const shown = balances[currency] ?? '0';
    return unitsOf(shown) === sum ? [] : [`${currency}: ${shown} is shown, ${sum} units of 10^-18 were acknowledged`];
  });
}
