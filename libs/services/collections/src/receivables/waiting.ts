import type { AccountId, Scope } from '@corridor/contracts';
import { type Currency, readAmount } from '@corridor/money';
import type { CollectionsDeps } from '../collections.deps.js';
import { type KnownReceivable, loadReceivables } from './receivables.streams.js';

/** Of the many receivables that an account can have, so many are read at once: connections are for others too. */
export const MOST_READS = 8;

/** Does the same for many things, a few at a time, and answers in their order. */
export async function fewAtATime<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += MOST_READS) results.push(...(await Promise.all(items.slice(at, at + MOST_READS).map(work))));
  return results;
}

/** The receivables of an account that wait to be paid out in a currency, oldest first. */
export async function waitingOf(deps: Pick<CollectionsDeps, 'pool' | 'schema'>, scope: Scope, account: AccountId, currency: Currency): Promise<readonly KnownReceivable[]> {
  return loadReceivables(deps, scope, { where: 'owner = $3 and currency = $4 and unsettled', values: [account, currency] });
}

/** What the account has, in minor units. */
export async function availableTo({ ledger }: Pick<CollectionsDeps, 'ledger'>, scope: Scope, account: AccountId, currency: Currency): Promise<bigint> {
  const balances = await ledger.balances(scope, account);
  const own = balances.find((each) => each.compartment === 'available' && each.currency === currency);
  return own === undefined ? 0n : readAmount(own.balance, currency);
}
