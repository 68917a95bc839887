import type { AccountId, MoneyView, PublicEvent } from '@corridor/contracts';
import type { UnsettledLot } from '@corridor/contracts/collections';
import type { BookTransferView, PayoutView } from '@corridor/contracts/payouts';
import type { ConversionTerms } from '@corridor/contracts/quotes';
import { amountOf, type Currency, readAmount } from '@corridor/money';

/** What another service's event says of the money that an account has available, of which receivables may have brought some. */
export interface Spending {
  readonly account: AccountId;
  readonly currency: Currency;
  /** What has come back, in minor units, and by what; null where money has left. */
  readonly returned: { readonly amount: bigint; readonly by: UnsettledLot['payment'] } | null;
}

/** Transfers that don't take what is available are no matter of receivables when they come to nothing. */
const OF_AVAILABLE: readonly BookTransferView['type'][] = ['platform_credit', 'platform_debit'];

/** Null for events by which no money leaves what an account has available, or comes back. `name`: the event's type without its service. */
export function spendingOf(name: string, data: PublicEvent['data']): Spending | null {
  switch (name) {
    case 'ConversionAccepted':
    case 'ConversionSettled':
      return left(conversionOf(data).accountId, conversionOf(data).from);
    case 'ConversionFailed': {
      const { id, accountId, from, fee } = conversionOf(data);
      return back(accountId, id, from, fee);
    }
    case 'PayoutAccepted':
      return left(payoutOf(data).accountId, payoutOf(data).amount);
    case 'PayoutFailed': {
      const { id, accountId, amount, fee } = payoutOf(data);
      return back(accountId, id, amount, fee);
    }
    case 'PayoutReturned': {
      const { id, accountId, amount } = payoutOf(data);
      return back(accountId, id, amount);
    }
    case 'BookTransferInitialized':
    case 'BookTransferProcessed': {
      const { from } = transferOf(data);
      return from.accountId === null ? null : left(from.accountId, from);
    }
    case 'BookTransferFailed': {
      const { id, type, from } = transferOf(data);
      return from.accountId === null || !OF_AVAILABLE.includes(type) ? null : back(from.accountId, id, from);
    }
    default:
      return null;
  }
}

function left(account: AccountId, { currency }: MoneyView): Spending {
  return { account, currency, returned: null };
}

function back(account: AccountId, by: UnsettledLot['payment'], ...moneys: readonly MoneyView[]): Spending {
  const [{ currency }] = moneys as readonly [MoneyView];
  const amount = moneys.reduce((sum, each) => sum + readAmount(each.amount, currency), amountOf(0n) as bigint);
  return { account, currency, returned: { amount, by } };
}

function conversionOf(data: PublicEvent['data']) {
  return (data as { readonly conversion: Pick<ConversionTerms, 'id' | 'accountId' | 'from' | 'fee'> }).conversion;
}

function payoutOf(data: PublicEvent['data']) {
  return (data as { readonly payout: Pick<PayoutView, 'id' | 'accountId' | 'amount' | 'fee'> }).payout;
}

function transferOf(data: PublicEvent['data']) {
  return (data as { readonly transfer: Pick<BookTransferView, 'id' | 'type' | 'from'> }).transfer;
}
