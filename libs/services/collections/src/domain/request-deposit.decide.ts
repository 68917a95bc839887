import { type AccountView, type CustomerRecord, standingProblem } from '@corridor/contracts/accounts';
import type { AwaitingDeposit, DepositInstructions, DepositRail, RequestDepositPayload, RequestDepositRejection } from '@corridor/contracts/collections';
import { type Currency, isFiat } from '@corridor/money';
import { type Decision, type EventOf, rejected } from './decision.js';

export interface RequestFacts {
  readonly account: AccountView | null;
  /** Null when the scope has none of that id. */
  readonly customer: Pick<CustomerRecord, 'status'> | null;
  /** Null when no bank is connected. */
  readonly instructions: DepositInstructions | null;
  readonly at: string;
}

/** Domestic schemes carry one currency; correspondent banks carry them all, but nothing that lives on a chain. */
const DOMESTIC: Readonly<Partial<Record<DepositRail, Currency>>> = { sepa: 'EUR', ach: 'USD', fps: 'GBP' };

export function carries(rail: DepositRail, currency: Currency): boolean {
  return rail === 'swift' ? isFiat(currency) : DOMESTIC[rail] === currency;
}

export function requestDeposit(payload: RequestDepositPayload, facts: RequestFacts): Decision<EventOf<'DepositRequested'>, RequestDepositRejection> {
  const { depositId: id, accountId, currency, rail, customerId, expected } = payload;
  const { account, customer, instructions } = facts;
  if (account?.status !== 'active') return rejected({ reason: 'account_not_found', account: accountId });
  if (customerId !== null && customer === null) return rejected({ reason: 'customer_not_found', customer: customerId });
  if (customerId !== null && customer?.status !== 'approved') return rejected({ reason: 'customer_not_approved', account: accountId, customer: customerId });
  if (customerId !== null && (account.customerId ?? customerId) !== customerId) return rejected({ reason: 'account_of_another_customer', account: accountId, customer: customerId });
  const problem = standingProblem(account);
  if (problem !== null) return rejected(problem);
  if (!carries(rail, currency)) return rejected({ reason: 'rail_not_supported', rail, currency });
  if (instructions === null) return rejected({ reason: 'no_bank', rail });
  const asked = { customerId, expected, instructions };
  const deposit: AwaitingDeposit = { id, accountId, currency, rail, asked, status: 'awaiting_funds', createdAt: facts.at };
  return { kind: 'event', event: { type: 'DepositRequested', data: { deposit, book: account.book } } };
}
