import { eventually } from '@corridor/testing';
import { ok } from '../support/client.js';
import { unitsOf } from '../support/decimal.js';
import type { Stage } from '../support/stage.js';
import { activePartner, activeUser } from './active-user.js';
import { balanceOf, type Payer } from './deposits.suite.js';
import { allOf, type XflowPayment } from './ledger.js';
import { as, newPlatform, PARTNER, type Platform, type XflowList } from './platform.js';
import type { XflowReceivable } from './receivable.js';
import { receivingAddresses } from './receiving.suite.js';

export interface XflowPayout {
  readonly id: string;
  readonly amount: string;
  readonly arrival_date: number | null;
  readonly payout_confirmation: string | null;
  readonly status: string;
}

/** A payer whose user is paid out. */
export type Payable = Payer & { readonly payoutAddress: string };

const IN_TIME = { timeoutMs: 30_000 };

/** A user that is activated, with a partner that can pay it. */
export async function payable(stage: Stage, name: string): Promise<Payable> {
  return payableOf(await newPlatform(stage, name));
}

/** One more of the same platform. */
export async function payableOf(platform: Platform): Promise<Payable> {
  const { user, address: payoutAddress } = await activeUser(platform);
  const partner = await activePartner(platform, PARTNER.nickname, user);
  return { platform, user, partner, address: await dollarAddress(platform, partner.id), payoutAddress };
}

export async function dollarAddress(platform: Platform, account: string): Promise<Payer['address']> {
  const address = (await receivingAddresses(platform, account)).find(({ currency }) => currency === 'USD');
  if (address === undefined) throw new Error(`${account} has no address for dollars`);
  return address;
}

/** `account_id` is the partner's, as the reference sends it. */
export async function reconcile({ platform, user, partner }: Payer, { id }: Pick<XflowReceivable, 'id'>, amount: string): Promise<XflowReceivable> {
  return ok(await platform.api.post<XflowReceivable>(`/receivables/${id}/reconcile`, { account_id: partner.id, amount }, as(user)));
}

export async function payoutsOf({ platform, user }: Pick<Payer, 'platform' | 'user'>, query = ''): Promise<readonly XflowPayout[]> {
  return ok(await platform.api.get<XflowList<XflowPayout>>(`/payouts${query}`, as(user))).data;
}

/** The payout that a user has beside those that are known already, once it stands so. */
export async function newPayout(of: Pick<Payer, 'platform' | 'user'>, status: string, known: readonly string[] = []): Promise<XflowPayout> {
  return eventually(async () => {
    const [latest, ...others] = (await payoutsOf(of)).filter(({ id }) => !known.includes(id));
    expect([latest?.status, others]).toEqual([status, []]);
    return latest as XflowPayout;
  }, IN_TIME);
}

/** Type, amount and amount received of each payment, sorted: several come into being in one second. */
export async function paymentsOf({ platform, user }: Pick<Payer, 'platform' | 'user'>, query: string): Promise<readonly string[]> {
  const found = await allOf<XflowPayment>(platform, `/payments${query}`, as(user));
  return found.map(({ type, from, to }) => `${type} ${from.amount} ${from.currency} ${to.amount} ${to.currency}`).sort();
}

export async function balancesOf({ platform }: Pick<Payer, 'platform'>, account: string) {
  const of = async (compartment: string) => balanceOf(platform, account, compartment);
  return { available: await of('available'), pending: await of('pending'), processing: await of('processing'), payout_processing: await of('payout_processing') };
}

/** What the reference says of the amounts of a receivable at every moment. What was charged at the receivable is part of what was reconciled. */
export function expectFormulas(receivable: XflowReceivable, fees: readonly string[]): void {
  const of = (amount: string | null) => unitsOf(amount ?? '0');
  const reconciled = of(receivable.amount_reconciled);
  expect(of(receivable.amount_reconcilable)).toBe(of(receivable.amount_maximum_reconcilable) - of(receivable.amount_locked) - reconciled);
  const rest = reconciled - of(receivable.amount_reconciled_not_settled) - of(receivable.amount_settled_payouts);
  expect(fees.map(unitsOf)).toContain(rest);
}
