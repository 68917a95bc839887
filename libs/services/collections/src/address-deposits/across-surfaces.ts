import type {
  AddressDepositRecord,
  AddressDepositStatus,
  CompletedDeposit,
  DepositRail,
  DepositStatus,
  DepositView,
  PaymentMethod,
  ReturnedDeposit,
} from '@corridor/contracts/collections';
import type { Currency } from '@corridor/money';

// Deposits that have been received are told of on both surfaces: the one place where each is read as the other.

/** How a deposit of one kind stands as one of the other kind; null while it is told of on its own surface alone. */
export const AS_ADDRESS_DEPOSIT: Readonly<Record<DepositStatus, AddressDepositStatus | null>> = { awaiting_funds: null, completed: 'completed', returned: 'failed' };
export const AS_DEPOSIT: Readonly<Record<AddressDepositStatus, DepositStatus | null>> = { initialized: null, processing: null, completed: 'completed', cancelled: null, failed: null };

const METHODS: Readonly<Record<DepositRail, PaymentMethod | null>> = { sepa: 'domestic_credit', ach: 'domestic_credit', fps: 'domestic_fast_credit', swift: 'global_wire', onchain: null };

const DOMESTIC: Readonly<Partial<Record<Currency, DepositRail>>> = { EUR: 'sepa', USD: 'ach', GBP: 'fps' };

/** Currencies in which money arrives at addresses. */
export const ADDRESS_CURRENCIES: readonly Currency[] = ['AED', 'AUD', 'CHF', 'CZK', 'DKK', 'EUR', 'GBP', 'HKD', 'INR', 'NOK', 'PLN', 'SEK', 'SGD', 'USD'];

/** What carries a payment between banks. Cards of paper and lenders pay out by the country's own scheme. */
export function railOf(method: PaymentMethod, currency: Currency): DepositRail {
  return method === 'global_wire' || method === 'domestic_wire' ? 'swift' : (DOMESTIC[currency] ?? 'swift');
}

/** A deposit to an account's own address, as it is told of where addresses are not known; null while it is not, and for partners. */
export function asDeposit({ id, amount, to, method, status, toPartner = false, createdAt, completedAt }: AddressDepositRecord): CompletedDeposit | null {
  if (toPartner || AS_DEPOSIT[status] !== 'completed' || completedAt === null) return null;
  return { id, accountId: to.account, amount, rail: railOf(method, amount.currency), status: 'completed', simulated: true, bankReference: `SANDBOX-${id}`, createdAt, completedAt };
}

/** The same deposit once another one has taken its money back. */
export function asReturned(deposit: CompletedDeposit, { reason, completedAt, createdAt }: AddressDepositRecord): ReturnedDeposit {
  const failureReason = 'The payer has taken the money back.';
  return { ...deposit, status: 'returned', failureCode: `dispute_${reason ?? 'general'}`, failureReason, returnedAt: completedAt ?? createdAt };
}

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
