import { type AllocationEvent, collectionsEventVersions } from '@corridor/contracts/collections';
import { describeRecordedEvents } from '@corridor/testing';
import { addressDepositOf } from './address-deposits/domain/address-deposit.js';
import { depositOf } from './domain/deposit.js';
import { paymentLinkOf } from './payment-links/domain/payment-link.js';
import { receivableOf } from './receivables/domain/receivable.js';

describeRecordedEvents('collections', collectionsEventVersions, {
  'deposit-': depositOf,
  'address-deposit-': addressDepositOf,
  'receivable-': receivableOf,
  'payment-link-': paymentLinkOf,
  // Its handler goes by the last one.
  'allocation-': (events: readonly AllocationEvent[]) => events.at(-1),
});
