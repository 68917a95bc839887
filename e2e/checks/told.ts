import { createHmac } from 'node:crypto';
import type { Delivery } from '../support/receiver.js';
import { isSignedBy } from '../support/signature.js';

/** One webhook, read. */
export interface Told {
  /** Of the event. */
  readonly id: string;
  readonly account: string;
  /** Among the events of its account on its API. */
  readonly number: number;
  readonly object: string;
  /** What happened to which object; what can happen to it once has one event of this name. */
  readonly name: string;
  /** The object as it was told, where a body holds it. */
  readonly data: unknown;
  readonly bytes: string;
}

/** How a receiver reads the webhooks of an API, and tells true ones from forged ones. */
export interface Dialect {
  read(delivery: Pick<Delivery, 'headers' | 'rawBody'>): Told;
  isSigned(delivery: Pick<Delivery, 'headers' | 'rawBody'>, secret: string): boolean;
}

const common = ({ headers, rawBody }: Pick<Delivery, 'headers' | 'rawBody'>) => ({
  number: Number(headers['webhook-sequence']),
  bytes: `${String(headers['webhook-id'])} ${rawBody}`,
});

const fleexpay: Dialect = {
  read(delivery) {
    const { id, type, account_id: account, data } = JSON.parse(delivery.rawBody) as { id: string; type: string; account_id: string; data: { id: string; status: string } };
    return { ...common(delivery), id, account, object: data.id, name: `${type} ${data.id} ${data.status}`, data };
  },
  isSigned: ({ rawBody, headers }, secret) => isSignedBy(secret, rawBody, String(headers['fleexpay-signature'])),
};

const xflow: Dialect = {
  read(delivery) {
    const { id, type, account_id: account, linked_id: object } = JSON.parse(delivery.rawBody) as { id: string; type: string; account_id: string; linked_id: string };
    return { ...common(delivery), id, account, object, name: `${type} ${object}`, data: null };
  },
  // Libraries refuse what was signed more than five minutes ago, and a run may last longer.
  isSigned({ rawBody, headers }, secret) {
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${rawBody}`;
    const signature = `v1,${createHmac('sha256', secret).update(signed).digest('base64')}`;
    return String(headers['webhook-signature']).split(' ').includes(signature);
  },
};

export const DIALECTS = { fleexpay, xflow };
