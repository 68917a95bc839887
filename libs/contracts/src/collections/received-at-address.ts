import type { Currency } from '@corridor/money';
import type { AddressDepositRecord, AddressDepositStatus, PaymentMethod } from './address-deposits.js';
import type { CompletedDeposit, DepositRail, DepositStatus, ReturnedDeposit } from './views.js';

// Deposits that have been received are told of on both surfaces: here those at addresses are read as those that need none.

/** How a deposit at an address stands as one of the other kind; null while it is told of on its own surface alone. */
export const AS_DEPOSIT: Readonly<Record<AddressDepositStatus, DepositStatus | null>> = { initialized: null, processing: null, completed: 'completed', cancelled: null, failed: null };

const DOMESTIC: Readonly<Partial<Record<Currency, DepositRail>>> = { EUR: 'sepa', USD: 'ach', GBP: 'fps' };

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
