import type { AwaitingDeposit, CompletedDeposit, DepositInstructions, DepositView, Remittance, ReturnedDeposit } from '@corridor/contracts/collections';
import { accountIds, customerIds, depositIds } from '../ids.js';
import { wireTime } from '../wire-time.js';
import type { DepositInstructionsObject, DepositObject, PayerObject } from './deposit.object.js';

/** Who pays in the sandbox. */
const SANDBOX_PAYER: PayerObject = { name: 'Sandbox payer', account: null };

/** Who holds the accounts that payers pay into, unless an operator has said otherwise. */
const HOUSE = 'FleexPay / Isla-Mia Blockchain Solutions LLC';

/** Groups in which people read an IBAN. */
const GROUPS = /(.{4})(?=.)/g;

/** `remittance` is known to who reads a deposit, and not to who is told of it by an event. */
export function depositToWire(deposit: DepositView & { readonly remittance?: Remittance | null }): DepositObject {
  return deposit.status === 'awaiting_funds' ? awaitedToWire(deposit) : arrivedToWire(deposit);
}

function awaitedToWire({ id, currency, rail, status, asked, createdAt }: AwaitingDeposit): DepositObject {
  return {
    id: depositIds.print(id),
    object: 'deposit',
    currency,
    ...(asked.expected === null ? {} : { expected_amount: asked.expected }),
    method: rail,
    status,
    deposit_instructions: instructionsToWire(asked.instructions),
    created_at: wireTime(createdAt),
  };
}

type Arrived = (CompletedDeposit | ReturnedDeposit) & { readonly remittance?: Remittance | null };

function arrivedToWire(deposit: Arrived): DepositObject {
  const { asked } = deposit;
  return {
    id: depositIds.print(deposit.id),
    object: 'deposit',
    account_id: accountIds.print(deposit.accountId),
    ...(asked === undefined ? {} : { customer_id: asked.customerId === null ? null : customerIds.print(asked.customerId) }),
    currency: deposit.amount.currency,
    ...(asked === undefined || asked.expected === null ? {} : { expected_amount: asked.expected }),
    amount: deposit.amount.amount,
    method: deposit.rail,
    status: deposit.status,
    deposit_instructions: asked === undefined ? null : instructionsToWire(asked.instructions),
    payer: payerOf(deposit),
    bank_reference: deposit.bankReference ?? null,
    ...(deposit.status === 'returned' ? { failure_code: deposit.failureCode, failure_reason: deposit.failureReason } : {}),
    created_at: wireTime(deposit.createdAt),
    completed_at: wireTime(deposit.completedAt),
    ...(deposit.status === 'returned' ? { returned_at: wireTime(deposit.returnedAt) } : {}),
  };
}

function payerOf({ simulated = false, remittance = null }: Arrived): PayerObject | null {
  if (simulated) return SANDBOX_PAYER;
  return remittance === null ? null : { name: remittance.payerName, account: remittance.payerAccount };
}

function instructionsToWire(given: DepositInstructions): DepositInstructionsObject {
  return {
    account_holder: given.accountHolder ?? HOUSE,
    ...(given.iban === undefined ? {} : { iban: given.iban.replaceAll(GROUPS, '$1 ') }),
    ...(given.bic === undefined ? {} : { bic: given.bic }),
    ...(given.accountNumber === undefined ? {} : { account_number: given.accountNumber }),
    ...(given.routingNumber === undefined ? {} : { routing_number: given.routingNumber }),
    ...(given.sortCode === undefined ? {} : { sort_code: given.sortCode }),
    reference: given.reference,
  };
}
