import { type PayoutsEvent, payoutsEventVersions } from '@corridor/contracts/payouts';
import { describeRecordedEvents } from '@corridor/testing';
import { automaticPayoutOf } from './automatic/domain/automatic-payout.js';
import { payoutOf } from './domain/payout.js';
import { transferOf } from './transfers/domain/book-transfer.js';

/** Of streams whose handlers go by the last event. */
const last = (events: readonly PayoutsEvent[]): unknown => events.at(-1);

describeRecordedEvents('payouts', payoutsEventVersions, {
  'payout-': payoutOf,
  'automatic-payout-': automaticPayoutOf,
  'book-transfer-': transferOf,
  'payout-notes-': last,
  'payout-schedule-': last,
  'fee-advance-': last,
});
