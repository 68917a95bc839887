/** This surface's name among webhook dialects and in command ids. */
export const DIALECT = 'fleexpay';

/** The events that an endpoint can subscribe to, beside `*` for all of them. */
export const EVENT_TYPES = [
  'customer.kyc_updated',
  'deposit.completed',
  'conversion.settled',
  'payout.completed',
  'payout.failed',
  'transfer.confirmed',
  'wallet.deposit_received',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];
