import type { AccountId, Scope } from '@corridor/contracts';
import type { ReceivableView } from '@corridor/contracts/collections';
import type { StreamHead } from '@corridor/messaging';
import { type Currency, readAmount } from '@corridor/money';
import type { CollectionsDeps } from '../collections.deps.js';
import { unsettledOf } from './receivables.queries.js';
import { knownReceivable } from './receivables.streams.js';

/** A receivable that waits to be paid out, as its stream has it. */
export interface Waiting {
  readonly head: StreamHead;
  readonly receivable: ReceivableView;
}

/** The receivables of an account that wait to be paid out in a currency, oldest first. */
export async function waitingOf(deps: CollectionsDeps, scope: Scope, account: AccountId, currency: Currency): Promise<readonly Waiting[]> {
  const ids = await unsettledOf(deps, scope, account, currency);
  return Promise.all(ids.map(async (id) => knownReceivable(deps, scope, id)));
}

/** What the account has, in minor units. */
export async function availableTo({ ledger }: Pick<CollectionsDeps, 'ledger'>, scope: Scope, account: AccountId, currency: Currency): Promise<bigint> {
  const balances = await ledger.balances(scope, account);
  const own = balances.find((each) => each.compartment === 'available' && each.currency === currency);
  return own === undefined ? 0n : readAmount(own.balance, currency);
}
