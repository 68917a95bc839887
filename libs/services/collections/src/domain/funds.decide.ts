import { type BookId, type DecimalString, decimalOf, type MoneyView } from '@corridor/contracts';
import type { AccountView } from '@corridor/contracts/accounts';
import type {
  AssignFundsPayload,
  AssignFundsRejection,
  AwaitingDeposit,
  CompleteDepositPayload,
  CompleteDepositRejection,
  DepositReceipt,
  DepositRequest,
  ReceiveFundsPayload,
  ReceiveFundsRejection,
  SuspenseReason,
} from '@corridor/contracts/collections';
import { amountOf, type Currency, exponentOf } from '@corridor/money';
import { type Decision, type EventOf, rejected } from './decision.js';
import { received } from './deposit.decide.js';
import { type DepositState, notInSuspense, statusOf } from './deposit.js';

/** The deposit that an arriving payment names, as it was asked for. */
export interface NamedDeposit {
  readonly deposit: AwaitingDeposit;
  readonly book: BookId;
  /** No payment has been taken for it yet. */
  readonly awaiting: boolean;
}

export interface FundsFacts {
  /** Null when the payment names none. */
  readonly named: NamedDeposit | null;
  /** The account of the deposit that is named. */
  readonly account: AccountView | null;
  /** Where money without an owner goes; null when the scope has no book. */
  readonly book: BookId | null;
  readonly at: string;
}

type Arrived = EventOf<'DepositReceived'> | EventOf<'FundsReceived'>;

/**
 * Takes what a bank says has arrived. The first payment completes the deposit that it names, with what really came: less
 * or more than was expected is credited all the same. Each further one is a deposit of its own. Money of another currency,
 * for an account that is closed, or without a deposit goes to suspense: it is never lost and never turned away.
 */
export function receiveFunds(payload: ReceiveFundsPayload, facts: FundsFacts): Decision<Arrived, ReceiveFundsRejection> {
  const { named, account, at } = facts;
  if (named === null) return suspended(payload, facts, 'reference_unknown');
  const { deposit, book, awaiting } = named;
  if (deposit.currency !== payload.amount.currency) return suspended(payload, facts, 'currency_differs');
  if (account?.status !== 'active') return suspended(payload, facts, 'account_closed');
  const { accountId, asked, createdAt } = deposit;
  const { amount, rail, bankReference } = payload;
  const came = { accountId, book, amount, rail, bankReference, receivedAt: at };
  const receipt: DepositReceipt = awaiting
    ? { ...came, id: deposit.id, asked, requestedAt: createdAt }
    : { ...came, id: payload.fundsId, asked: furtherPaymentOf(asked) };
  return { kind: 'event', event: received(receipt) };
}

/** What was expected came before. */
function furtherPaymentOf(asked: DepositRequest): DepositRequest {
  return { ...asked, expected: null };
}

function suspended(payload: ReceiveFundsPayload, { named, book, at }: FundsFacts, reason: SuspenseReason): Decision<EventOf<'FundsReceived'>, ReceiveFundsRejection> {
  const home = named?.book ?? book;
  if (home === null) return rejected({ reason: 'no_book' });
  const { fundsId: id, amount, rail, bankReference } = payload;
  const funds = { id, book: home, amount, rail, reason, named: named?.deposit.id ?? null, bankReference, receivedAt: at };
  return { kind: 'event', event: { type: 'FundsReceived', data: { funds } } };
}

/** Pays a deposit that is known by its id. */
export function completeAwaiting(
  state: DepositState,
  payload: CompleteDepositPayload,
  facts: { readonly account: AccountView | null; readonly at: string },
): Decision<EventOf<'DepositReceived'>, CompleteDepositRejection> {
  const { depositId, bankReference } = payload;
  if (state.status !== 'awaiting_funds') {
    const status = statusOf(state);
    return rejected(status === null ? { reason: 'deposit_not_found', deposit: depositId } : { reason: 'deposit_not_awaiting_funds', deposit: depositId, status });
  }
  const { deposit, book } = state;
  const { id, accountId, rail, asked, createdAt: requestedAt } = deposit;
  if (facts.account?.status !== 'active') return rejected({ reason: 'account_not_found', account: accountId });
  const amount: MoneyView = { currency: deposit.currency, amount: payload.amount ?? asked.expected ?? hundred(deposit.currency) };
  return { kind: 'event', event: received({ id, accountId, book, amount, rail, asked, bankReference, simulated: true, requestedAt, receivedAt: facts.at }) };
}

/** What arrives where nobody has said how much: a hundred units. */
function hundred(currency: Currency): DecimalString {
  return decimalOf(amountOf(100n * 10n ** BigInt(exponentOf(currency))), currency);
}

export function assignFunds(
  state: DepositState,
  { fundsId, accountId }: AssignFundsPayload,
  facts: { readonly account: AccountView | null; readonly at: string },
): Decision<EventOf<'DepositReceived'>, AssignFundsRejection> {
  if (state.status !== 'suspended') return rejected(notInSuspense(state, fundsId));
  const { id, book, amount, rail, bankReference, receivedAt } = state.funds;
  // An account of another book can't be credited from this one's suspense.
  if (facts.account?.status !== 'active' || facts.account.book !== book) return rejected({ reason: 'account_not_found', account: accountId });
  return { kind: 'event', event: received({ id, accountId, book, amount, rail, bankReference, suspended: true, requestedAt: receivedAt, receivedAt: facts.at }) };
}
