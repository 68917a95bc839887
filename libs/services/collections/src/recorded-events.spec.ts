import { type AllocationEvent, collectionsEventVersions, type ReceivableEvent } from '@corridor/contracts/collections';
import { describeRecordedEvents } from '@corridor/testing';
import { addressDepositOf } from './address-deposits/domain/address-deposit.js';
import { depositOf } from './domain/deposit.js';
import { paymentLinkOf } from './payment-links/domain/payment-link.js';

describeRecordedEvents('collections', collectionsEventVersions, {
  'deposit-': depositOf,
  'address-deposit-': addressDepositOf,
  // Its row holds what the last one says.
  'receivable-': (events: readonly ReceivableEvent[]) => events.at(-1)?.data.receivable ?? null,
  'payment-link-': paymentLinkOf,
  // Its handler goes by the last one.
  'allocation-': (events: readonly AllocationEvent[]) => events.at(-1),
});
