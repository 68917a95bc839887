/** The kinds of objects that events are about. An event's type begins with its object's. */
export const LINKED_OBJECTS = ['account', 'address', 'deposit', 'payout', 'receivable', 'transfer'] as const;

export type LinkedObject = (typeof LINKED_OBJECTS)[number];

/** Every event that this API tells of: what an endpoint can subscribe to, beside `*` for all. */
export const EVENT_TYPES = [
  'account.address.activated',
  'account.payouts_enabled.updated',
  'account.status.activated',
  'account.status.hold',
  'address.created',
  'address.status.activated',
  'address.status.deactivated',
  'deposit.status.completed',
  'payout.arrival_time.updated',
  'payout.payment_confirmation.updated',
  'payout.status.failed',
  'payout.status.hold',
  'payout.status.initialized',
  'payout.status.processing',
  'payout.status.settled',
  'receivable.amount_reconciled.updated',
  'receivable.amount_settled_payouts.updated',
  'receivable.status.activated',
  'receivable.status.cancelled',
  'receivable.status.completed',
  'receivable.status.hold',
  'receivable.status.input_required',
  'receivable.status.verifying',
  'transfer.status.completed',
] as const satisfies readonly `${LinkedObject}.${string}`[];

export type EventType = (typeof EVENT_TYPES)[number];

/** The types of events about one kind of object. */
export type TypeOf<Linked extends LinkedObject> = Extract<EventType, `${Linked}.${string}`>;

export function linkedObjectOf(type: EventType): LinkedObject {
  const linked = LINKED_OBJECTS.find((each) => type.startsWith(`${each}.`));
  if (linked === undefined) throw new Error(`the event type ${type} is about nothing`);
  return linked;
}

export function typesAbout(linked: readonly LinkedObject[]): readonly EventType[] {
  return EVENT_TYPES.filter((type) => linked.includes(linkedObjectOf(type)));
}
