import { exampleOf, resolved, type Schema, type Schemas } from '@corridor/surfaces/http';
import type { Type } from '@nestjs/common';
import { getSchemaPath } from '@nestjs/swagger';
import { ConversionObject } from '../conversions/conversion.object.js';
import { CustomerObject } from '../customers/customer.object.js';
import { DepositObject } from '../deposits/deposit.object.js';
import { EventObject } from '../events/event.object.js';
import { PayoutObject } from '../payouts/payout.object.js';
import { TransferObject } from '../transfers/transfer.object.js';
import { WalletDepositObject } from '../wallets/wallet-deposit.object.js';
import { EVENT_TYPES, type EventType } from '../webhooks/event-types.js';

/** What stands in `data` of an event. Compiles only while it names every type. */
const DATA: Readonly<Record<EventType, Type>> = {
  'customer.kyc_updated': CustomerObject,
  'deposit.completed': DepositObject,
  'conversion.settled': ConversionObject,
  'payout.completed': PayoutObject,
  'payout.failed': PayoutObject,
  'transfer.confirmed': TransferObject,
  'wallet.deposit_received': WalletDepositObject,
};

const WHEN: Readonly<Record<EventType, string>> = {
  'customer.kyc_updated': 'It was decided about a customer, or its personal data was destroyed.',
  'deposit.completed': 'Money has arrived and is credited.',
  'conversion.settled': 'A conversion has settled.',
  'payout.completed': 'A payout has reached its beneficiary.',
  'payout.failed': 'A payout has failed, or came back after it had completed.',
  'transfer.confirmed': 'A transfer is confirmed on its chain.',
  'wallet.deposit_received': 'A payment to a wallet was seen, was confirmed, or was taken back by its chain: `status` says which.',
};

/** Classes whose schemas the webhooks refer to. */
export const OF_WEBHOOKS: readonly Type[] = [EventObject, ...Object.values(DATA)];

const header = (name: string, description: string, pattern: string, required = true) => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string', pattern },
});

const SIGNATURES = [
  header('FleexPay-Signature', 'HMAC-SHA256 of the raw body in hex; the key is the whole secret as text.', '^[0-9a-f]{64}$'),
  header('FleexPay-Signature-Alternate', 'While a new secret takes over: the same by the other of the two.', '^[0-9a-f]{64}$', false),
  header('webhook-id', "The event's id: the same at every attempt.", '^evt_[0-9A-Za-z]{22}$'),
  header('webhook-timestamp', 'When this attempt was made, in seconds since 1970.', '^[0-9]+$'),
  header('webhook-sequence', "The event's `sequence`.", '^[0-9]+$'),
  header('webhook-signature', 'As Standard Webhooks 1.0 has it; the key is the decoded part of the secret.', '^v1,[A-Za-z0-9+/]{43}='),
];

/** What is sent to the endpoints that were registered, by event type. */
export function describeWebhooks(schemas: Schemas): Readonly<Record<string, object>> {
  return Object.fromEntries(EVENT_TYPES.map((type) => [type, { post: operationOf(schemas, type) }]));
}

function operationOf(schemas: Schemas, type: EventType) {
  const schema = schemaOf(schemas, type);
  return {
    operationId: `on${type.replace(/(^|[._])(\w)/g, (_all, _mark, letter: string) => letter.toUpperCase())}`,
    summary: WHEN[type],
    description: 'Sent again, with growing pauses, until it is answered with a status of 200 to 299.',
    tags: ['Webhooks'],
    security: [],
    parameters: SIGNATURES,
    requestBody: { required: true, content: { 'application/json': { schema, example: exampleOf(schemas, schema) } } },
    responses: { '2XX': { description: 'Taken. The body is not read.' } },
  };
}

/** That of all events, narrowed to one type. */
function schemaOf(schemas: Schemas, type: EventType): Schema {
  const event = resolved(schemas, { $ref: getSchemaPath(EventObject) });
  return { ...event, properties: { ...event.properties, type: { type: 'string', enum: [type] }, data: { $ref: getSchemaPath(DATA[type]) } } };
}
