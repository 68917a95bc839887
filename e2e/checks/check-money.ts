import { sumOf, unitsOf } from '../support/decimal.js';
import { ok } from '../support/client.js';
import { available, everything, transactions } from '../support/flows.js';
import type { Balances, Transaction } from '../support/objects.js';
import { ofParty, type Party, type RunRecord } from '../load/record.js';
import type { Found } from './found.js';
import { type Movement, movementsOf, totalsOf, walletMovements } from './movements.js';
import type { Report } from './report.js';

/** Invariants 2, 4 and 8 on the money: entries, running balances and balances are those of the acknowledged writes. */
export async function checkMoney(parties: readonly Party[], record: RunRecord, found: ReadonlyMap<Party, Found>, report: Report): Promise<void> {
  for (const [index, party] of parties.entries()) {
    const entries = await transactions(party.actor);
    const expected = movementsOf(party, record);
    const name = `tenant ${index + 1}`;
    report.check(`${name}: the ledger has the entries of the acknowledged writes, each once, also of how what they began has ended`, entryProblems(expected, entries), `${entries.length} entries`);
    report.check(`${name}: each entry's balance is the one before it and its amount, and never below zero`, chainProblems(entries));
    report.check(`${name}: the balances are the sums of the acknowledged writes, and nothing is held back any more`, [
      ...balanceProblems(expected, await available(party.actor)),
      ...(await heldBack(party)),
    ]);
    await checkWallets(name, party, record, found.get(party) as Found, report);
  }
}

async function checkWallets(name: string, party: Party, record: RunRecord, found: Found, report: Report): Promise<void> {
  const entries = (await everything<Transaction>(party.actor, '/transactions')).filter(({ reference }) => /^(?:trf|wdp)_/.test(reference));
  const expected = walletMovements(party, record, found);
  const { wallet, secondWallet } = party.counterparts;
  const balances = await Promise.all([wallet, secondWallet].map(async ({ id }) => ok(await party.actor.api.get<{ readonly balance: string }>(`/wallets/${id}`)).balance));
  const within = ofParty(record.transfers, party).filter(({ done, ends }) => ends === 'confirmed' && done.answer.body.to_address === secondWallet.address);
  const sent = within.map(({ done }) => done.answer.body.amount);
  report.check(`${name}: its wallets have the entries of its payments and transfers, each once, and hold what is left of them`, [
    ...entryProblems(expected, entries),
    ...(sumOf(balances) === (totalsOf(expected).get('USDC') ?? 0n) ? [] : [`the wallets hold ${balances.join(' and ')}`]),
    ...arrivalProblems(sent, found.arrivals),
  ], `${entries.length} entries`);
}

/** What was sent within the tenant has arrived, each payment once. */
export function arrivalProblems(sent: readonly string[], arrivals: Found['arrivals']): string[] {
  const arrived = arrivals.filter(({ status }) => status === 'confirmed').map(({ amount }) => amount);
  const isSame = [...sent].sort().join() === [...arrived].sort().join();
  return isSame ? [] : [`${sent.length} transfers went to the second wallet and ${arrived.length} of ${arrivals.length} payments have arrived there`];
}

async function heldBack({ actor: { api, account } }: Party): Promise<string[]> {
  const { data } = ok(await api.get<Balances>(`/accounts/${account}/balances`));
  return data.filter(({ pending }) => unitsOf(pending) !== 0n).map(({ currency, pending }) => `${pending} ${currency} is pending`);
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
