import type {
  AddressDepositRecord,
  AddressDepositStatus,
  DepositRail,
  DepositStatus,
  DepositView,
  PaymentMethod,
} from '@corridor/contracts/collections';
import type { Currency } from '@corridor/money';

// Deposits that have been received are told of on both surfaces. How those at addresses are read as the others, the contract says.

/** How a deposit of one kind stands as one of the other kind; null while it is told of on its own surface alone. */
export const AS_ADDRESS_DEPOSIT: Readonly<Record<DepositStatus, AddressDepositStatus | null>> = { awaiting_funds: null, completed: 'completed', returned: 'failed' };

const METHODS: Readonly<Record<DepositRail, PaymentMethod | null>> = { sepa: 'domestic_credit', ach: 'domestic_credit', fps: 'domestic_fast_credit', swift: 'global_wire', onchain: null };

/** Currencies in which money arrives at addresses. */
export const ADDRESS_CURRENCIES: readonly Currency[] = ['AED', 'AUD', 'CHF', 'CZK', 'DKK', 'EUR', 'GBP', 'HKD', 'INR', 'NOK', 'PLN', 'SEK', 'SGD', 'USD'];

/** A deposit that needed no address, as it is told of beside those that do; null before it is received, and for what lives on a chain. */
export function asAddressDeposit(deposit: DepositView): AddressDepositRecord | null {
  const status = AS_ADDRESS_DEPOSIT[deposit.status];
  if (status === null || deposit.status === 'awaiting_funds') return null;
  const { id, accountId, amount, rail, createdAt, completedAt } = deposit;
  const method = METHODS[rail];
  if (method === null || !ADDRESS_CURRENCIES.includes(amount.currency)) return null;
  const end = { account: accountId, address: null };
  return { id, amount, from: end, to: end, parent: null, book: null, method, methodReference: null, status, reason: deposit.status === 'returned' ? 'general' : null, metadata: {}, createdAt, completedAt };
}
