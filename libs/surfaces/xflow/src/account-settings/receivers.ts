import { type Receiver, RECEIVERS } from '@corridor/contracts/accounts';

/** Receivers as this API calls them. */
export const RECEIVER_NAMES = {
  connectedUser: 'connected_user',
  connectedUserPartner: 'connected_user_partner',
  partner: 'partner',
  platform: 'platform',
  user: 'user',
} as const satisfies Readonly<Record<Receiver, string>>;

export type ReceiverName = (typeof RECEIVER_NAMES)[Receiver];

/** Values by receiver, under this API's names, in their order. */
export function byName<Value>(values: Readonly<Record<Receiver, Value>>): Readonly<Record<ReceiverName, Value>> {
  return Object.fromEntries(RECEIVERS.map((receiver) => [RECEIVER_NAMES[receiver], values[receiver]])) as Record<ReceiverName, Value>;
}

/** Values that were given under this API's names, by receiver. */
export function byReceiver<Value>(values: Readonly<Partial<Record<ReceiverName, Value | undefined>>>): Partial<Readonly<Record<Receiver, Value>>> {
  const given = RECEIVERS.flatMap((receiver) => {
    const value = values[RECEIVER_NAMES[receiver]];
    return value === undefined ? [] : [[receiver, value] as const];
  });
  return Object.fromEntries(given);
}
