import { type AccountId, type PublicEvent, publicType } from '@corridor/contracts';
import type { CustomerRecord } from '@corridor/contracts/accounts';
import { type AddressDepositRecord, asDeposit, type DepositView } from '@corridor/contracts/collections';
import type { TransferView, WalletDepositView } from '@corridor/contracts/custody';
import { type AutomaticPayoutView, listedAutomatic, type PayoutView } from '@corridor/contracts/payouts';
import type { ConversionView } from '@corridor/contracts/quotes';
import type { WebhookDialect } from '@corridor/contracts/webhooks';
import { conversionToWire } from '../conversions/to-wire.js';
import type { CustomerObject } from '../customers/customer.object.js';
import { customerToWire } from '../customers/to-wire.js';
import { depositToWire } from '../deposits/to-wire.js';
import { accountIds, eventIds } from '../ids.js';
import type { EventObject } from '../events/event.object.js';
import { transferToWire } from '../transfers/to-wire.js';
import { walletDepositToWire } from '../wallets/wallet-deposit.object.js';
import { payoutToWire } from '../payouts/to-wire.js';
import { wireTime } from '../wire-time.js';
import { DIALECT, EVENT_TYPES, type EventType } from './event-types.js';
import { secretOf, signatureHeaders } from './sign.js';

/** What a webhook of this API tells, and whose it is. */
interface Told {
  readonly type: EventType;
  readonly account: AccountId;
  readonly object: string;
  readonly data: object;
}

const DEPOSIT_COMPLETED = publicType('collections', 'DepositCompleted');
const ADDRESS_DEPOSIT_COMPLETED = publicType('collections', 'AddressDepositCompleted');
const CUSTOMER_DECIDED = publicType('accounts', 'CustomerDecided');
const CUSTOMER_ERASED = publicType('accounts', 'CustomerErased');
const CONVERSION_SETTLED = publicType('quotes', 'ConversionSettled');
const TRANSFER_CONFIRMED = publicType('custody', 'TransferConfirmed');
/** Seen, credited, or taken back by the chain: `status` says which. */
const WALLET_DEPOSIT = ['WalletDepositDetected', 'WalletDepositConfirmed', 'WalletDepositReversed'].map((type) => publicType('custody', type));

/** What came back is told of as failed: there is no type of its own for it. */
const PAYOUT_EVENTS: ReadonlyMap<string, EventType> = new Map([
  [publicType('payouts', 'PayoutCompleted'), 'payout.completed'],
  [publicType('payouts', 'PayoutFailed'), 'payout.failed'],
  [publicType('payouts', 'PayoutReturned'), 'payout.failed'],
]);

/** What the tenant's accounts are paid out without asking is told as any other payout is. */
const AUTOMATIC_PAYOUT_EVENTS: ReadonlyMap<string, EventType> = new Map([
  [publicType('payouts', 'AutomaticPayoutSettled'), 'payout.completed'],
  [publicType('payouts', 'AutomaticPayoutFailed'), 'payout.failed'],
]);

/** Webhooks as this API sends them: the object in `data` is the one that its own reads answer. */
export const fleexpayDialect: WebhookDialect = {
  id: DIALECT,
  eventTypes: EVENT_TYPES,
  secretOf,
  publicIdOf: (id) => eventIds.print(id),
  render(event, { idAt, createdAt }) {
    const told = toldBy(event);
    if (told === null) return [];
    const { type, account, object, data } = told;
    const rendered = { id: eventIds.print(idAt(0)), object: 'event' as const, type, created_at: wireTime(createdAt), data, account_id: accountIds.print(account) };
    return [{ account, object, type, bodyAt: (sequence) => JSON.stringify({ ...rendered, sequence } satisfies EventObject) }];
  },
  withoutPersonalData,
  sign: signatureHeaders,
};

/** What a customer is called and how he is reached; whatever else a body holds names nobody. */
function withoutPersonalData(body: string): string {
  const event = JSON.parse(body) as EventObject;
  if (event.type !== 'customer.kyc_updated') return body;
  const nobody = { legal_name: null, email: null, registration_number: null, contact: null } satisfies Partial<CustomerObject>;
  return JSON.stringify({ ...event, data: { ...event.data, ...nobody } } satisfies EventObject);
}

/** Most events of the domain are of no interest here: null. */
function toldBy(event: PublicEvent): Told | null {
  if (event.type === DEPOSIT_COMPLETED) {
    const { deposit } = event.data as { readonly deposit: DepositView };
    return depositTold(deposit);
  }
  if (event.type === ADDRESS_DEPOSIT_COMPLETED) {
    const received = receivedBy(event.data as { readonly deposit: AddressDepositRecord });
    return received === null ? null : depositTold(received);
  }
  if (event.type === CUSTOMER_DECIDED || event.type === CUSTOMER_ERASED) {
    const { customer } = event.data as { readonly customer: CustomerRecord };
    return { type: 'customer.kyc_updated', account: customer.accountId, object: customer.id, data: customerToWire(customer) };
  }
  if (event.type === CONVERSION_SETTLED) {
    const { conversion } = event.data as { readonly conversion: ConversionView };
    return { type: 'conversion.settled', account: conversion.accountId, object: conversion.id, data: conversionToWire(conversion) };
  }
  if (WALLET_DEPOSIT.includes(event.type)) {
    const { deposit } = event.data as { readonly deposit: WalletDepositView };
    return { type: 'wallet.deposit_received', account: deposit.accountId, object: deposit.id, data: walletDepositToWire(deposit) };
  }
  if (event.type === TRANSFER_CONFIRMED) {
    const { transfer } = event.data as { readonly transfer: TransferView };
    return { type: 'transfer.confirmed', account: transfer.accountId, object: transfer.id, data: transferToWire(transfer) };
  }
  const payoutEvent = PAYOUT_EVENTS.get(event.type);
  if (payoutEvent !== undefined) {
    const { payout } = event.data as { readonly payout: PayoutView };
    return { type: payoutEvent, account: payout.accountId, object: payout.id, data: payoutToWire(payout) };
  }
  const automaticEvent = AUTOMATIC_PAYOUT_EVENTS.get(event.type);
  if (automaticEvent !== undefined) {
    const { payout } = event.data as { readonly payout: AutomaticPayoutView };
    return { type: automaticEvent, account: payout.accountId, object: payout.id, data: payoutToWire(listedAutomatic(payout, {})) };
  }
  return null;
}

function depositTold(deposit: DepositView): Told {
  return { type: 'deposit.completed', account: deposit.accountId, object: deposit.id, data: depositToWire(deposit) };
}

/** Money at an address as this surface reads it. What takes money back is no deposit here: it returns the one that it takes back. */
function receivedBy({ deposit }: { readonly deposit: AddressDepositRecord }): DepositView | null {
  return deposit.takesBack === undefined ? asDeposit(deposit) : null;
}
