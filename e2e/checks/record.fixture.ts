import { PatientClient, type Answered } from '../load/patient-client.js';
import type { Party } from '../load/record.js';
import { Client } from '../support/client.js';
import type { Quote } from '../support/objects.js';

export { emptyRecord } from '../load/record.js';

/** A tenant that never says anything. */
export function aParty(): Party {
  const api = new Client('http://127.0.0.1:9', 'key');
  return { actor: { api, account: 'acc_1', tenantId: 'ten_1', liveAccount: 'acc_2' }, requester: new PatientClient({ clients: [api], complain: () => undefined }) };
}

export function answered<Body>(body: Body, headers: Readonly<Record<string, string>> = {}): Answered<Body> {
  const answer = { status: 201, headers: new Headers(headers), text: JSON.stringify(body), body };
  return { path: '/things', body: {}, idempotencyKey: 'key', attempts: 1, answer };
}

export function aQuote(given: Partial<Quote>): Quote {
  return {
    ...{ id: 'quo_1', object: 'quote', from_currency: 'EUR', to_currency: 'USDC', from_amount: '10.00', to_amount: '11.000000' },
    ...{ rate: '1.1', fee: { currency: 'EUR', amount: '0.00' }, side: 'from', status: 'used', expires_at: '' },
    ...given,
  };
}
