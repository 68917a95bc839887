import type { Counterparts } from '../load/counterparts.js';
import { PatientClient, type Answered } from '../load/patient-client.js';
import type { Party } from '../load/record.js';
import { Client } from '../support/client.js';
import type { Quote } from '../support/objects.js';
import type { Found } from './found.js';

export { emptyRecord } from '../load/record.js';

const COUNTERPARTS: Counterparts = {
  ...{ beneficiary: 'ben_1', wallet: { id: 'wlt_1', address: '0x1' }, secondWallet: { id: 'wlt_2', address: '0x2' } },
  ...{ platform: 'account_1', user: 'account_3', partner: 'account_4', address: 'address_1', document: 'file_1' },
};

export const NOTHING_FOUND: Found = { arrivals: [], automaticPayouts: [], payments: [], receivables: [], transfers: [] };

/** A tenant that never says anything. */
export function aParty(): Party {
  const api = new Client('http://127.0.0.1:9', 'key');
  const gateways = [{ fleexpay: api, xflow: api, ops: api }] as const;
  const actor = { api, account: 'acc_1', tenantId: 'ten_1', liveAccount: 'acc_2' };
  return { actor, xflow: api, requester: new PatientClient({ gateways, complain: () => undefined }), counterparts: COUNTERPARTS };
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

export const aPayout = (id: string, amount: string, fee: string) => ({
  ...{ id, object: 'payout' as const, currency: 'USD', amount, fee, beneficiary_id: 'ben_1', rail: 'ach' },
  ...{ status: 'processing', estimated_arrival: '', created_at: '' },
});

export const aDeposit = (id: string, currency: string, amount: string) => ({ id, object: 'deposit' as const, currency, amount, status: 'completed', created_at: '' });

export const aTransfer = (id: string, amount: string, to: string) => ({
  ...{ id, wallet_id: 'wlt_1', asset: 'USDC', amount, network_fee: '1.20', to_address: to, status: 'pending_approval' },
});
