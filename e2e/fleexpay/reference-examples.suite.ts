import { createHmac, timingSafeEqual } from 'node:crypto';
import { eventually } from '@corridor/testing';
import { type Answer, ok } from '../support/client.js';
import { fund } from '../support/flows.js';
import { startReceiver } from '../support/receiver.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

/** An object as it is on the wire, of which each test says all that it expects. */
type Wire = Readonly<Record<string, unknown>> & { readonly id: string };

const id = (prefix: string) => expect.stringMatching(new RegExp(`^${prefix}_[0-9A-Za-z]{22}$`));
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const IN_TIME = { timeoutMs: 20_000 };
const OUTSIDE = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';

/** What the reference has a receiver do, call by call. */
function verify(rawBody: string, signature: string, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(rawBody).digest('hex');
  return timingSafeEqual(Buffer.from(expected), Buffer.from(signature));
}

/**
 * Every example of the reference, with its bodies as they stand there: only ids, host and key are others. An integrator
 * who pastes them in this order gets these fields in these forms; further ones are documented.
 */
export function referenceExamples(stage: () => Stage): void {
  describe("the reference's example", () => {
    let actor: Actor;
    let customer: Wire;
    let deposit: Wire;
    let quote: Wire;
    let conversion: Wire;
    let beneficiary: Wire;
    let payout: Wire;
    let wallet: Wire;
    let transfer: Wire;

    beforeAll(async () => {
      actor = await newActor(stage(), 'Reference');
      await fund(actor, 'EUR', '82450.00');
      await fund(actor, 'USDC', '95120.50');
      await fund(actor, 'BTC', '3.10482000');
    });

    const post = async (path: string, body: object, status = 201, idempotencyKey?: string): Promise<Wire> => {
      const answer = await actor.api.post<Wire>(path, body, idempotencyKey === undefined ? {} : { idempotencyKey });
      return as(answer, status);
    };
    const as = (answer: Answer<Wire>, status: number): Wire => {
      if (answer.status !== status) throw new Error(`answered ${answer.status} instead of ${status}: ${answer.text}`);
      return answer.body;
    };
    const read = async <Body = Wire>(path: string) => ok(await actor.api.get<Body>(path));

    it('of a key: a list of accounts', async () => {
      const list = await read<{ readonly data: Wire[] }>('/accounts');
      expect(list).toEqual({ object: 'list', data: [expect.objectContaining({ id: actor.account, object: 'account', status: 'active', created_at: TIME })], has_more: false, next_cursor: null });
    });

    it('of a customer', async () => {
      customer = await post('/customers', {
        type: 'business',
        legal_name: 'Acme Fintech Ltd',
        registration_number: '12345678',
        country: 'GB',
        email: '[email\u00a0protected]',
        contact: { first_name: 'Jordan', last_name: 'Lee' },
      });
      expect(customer).toMatchObject({ id: id('cus'), object: 'customer', type: 'business', legal_name: 'Acme Fintech Ltd', country: 'GB', kyc_status: 'pending', created_at: TIME });
      expect(customer).toMatchObject({ registration_number: '12345678', contact: { first_name: 'Jordan', last_name: 'Lee' } });
      await eventually(async () => expect(await read(`/customers/${customer.id}`)).toMatchObject({ kyc_status: 'approved' }), IN_TIME);
      expect((await read<{ readonly data: Wire[] }>('/customers')).data.map((each) => each.id)).toEqual([customer.id]);
    });

    it('of a deposit, and of the sandbox event that completes it', async () => {
      deposit = await post('/deposits', { account_id: actor.account, currency: 'EUR', method: 'sepa', customer_id: customer.id });
      expect(deposit).toEqual({
        id: id('dep'),
        object: 'deposit',
        currency: 'EUR',
        method: 'sepa',
        status: 'awaiting_funds',
        deposit_instructions: {
          account_holder: expect.any(String),
          iban: expect.stringMatching(/^[A-Z]{2}\d\d( [0-9A-Z]{4})+( [0-9A-Z]{1,4})?$/),
          bic: expect.stringMatching(/^[A-Z0-9]{11}$/),
          reference: expect.stringMatching(/^FPX-[0-9A-Z]{6,}$/),
        },
        created_at: TIME,
      });
      const event = await post('/sandbox/events', { type: 'deposit.completed', object_id: deposit.id, amount: '100000.00' });
      expect(event).toMatchObject({ type: 'deposit.completed', object_id: deposit.id, data: { id: deposit.id, status: 'completed', amount: '100000.00' } });
    });

    it('of balances', async () => {
      expect(await read(`/accounts/${actor.account}/balances`)).toEqual({
        object: 'list',
        account_id: actor.account,
        data: [
          { currency: 'BTC', available: '3.10482000', pending: '0.00000000' },
          { currency: 'EUR', available: '182450.00', pending: '0.00' },
          { currency: 'USDC', available: '95120.50', pending: '0.00' },
        ],
      });
    });

    it('of a quote', async () => {
      quote = await post('/quotes', { from_currency: 'EUR', to_currency: 'USDC', from_amount: '50000.00', side: 'sell' }, 200);
      expect(quote).toEqual({
        id: id('qt'),
        object: 'quote',
        from_currency: 'EUR',
        to_currency: 'USDC',
        from_amount: '50000.00',
        to_amount: '54160.00',
        rate: '1.0832',
        fee: { currency: 'EUR', amount: '25.00' },
        side: 'sell',
        status: 'open',
        expires_at: TIME,
      });
    });

    it('of a conversion', async () => {
      conversion = await post('/conversions', { quote_id: quote.id, account_id: actor.account }, 201, '7e1b9c44-2f0a-4c1e-9a3b-6d2f8a0c1e55');
      expect(conversion).toEqual({
        id: id('cnv'),
        object: 'conversion',
        quote_id: quote.id,
        from: { currency: 'EUR', amount: '50000.00' },
        to: { currency: 'USDC', amount: '54160.00' },
        rate: '1.0832',
        status: 'settled',
        created_at: TIME,
      });
    });

    it('of transactions', async () => {
      const page = await read<{ readonly data: Wire[] }>(`/transactions?account_id=${actor.account}&limit=2`);
      expect(page).toEqual({ object: 'list', data: [expect.anything(), expect.anything()], has_more: true, next_cursor: page.data[1]?.id });
      const all = await read<{ readonly data: Wire[] }>(`/transactions?account_id=${actor.account}&currency=EUR`);
      const common = { id: id('txn'), currency: 'EUR', created_at: TIME };
      // The fee is an entry of its own, after the conversion.
      expect(all.data.slice(0, 3)).toEqual([
        { ...common, type: 'fee', direction: 'debit', amount: '25.00', balance_after: '132425.00', reference: conversion.id },
        { ...common, type: 'conversion', direction: 'debit', amount: '50000.00', balance_after: '132450.00', reference: conversion.id },
        { ...common, type: 'deposit', direction: 'credit', amount: '100000.00', balance_after: '182450.00', reference: deposit.id },
      ]);
    });

    it('of a beneficiary with a bank account', async () => {
      beneficiary = await post('/beneficiaries', {
        type: 'bank',
        name: 'Globex Trading Inc',
        currency: 'USD',
        bank: { account_number: '000123456789', routing_number: '021000021', country: 'US' },
      });
      expect(beneficiary).toMatchObject({ id: id('ben'), object: 'beneficiary', status: 'active' });
    });

    it('of funding in the sandbox', async () => {
      expect(await post('/sandbox/fund', { account_id: actor.account, currency: 'EUR', amount: '100000.00' })).toMatchObject({ object: 'deposit', currency: 'EUR', amount: '100000.00', status: 'completed' });
    });

    it('of a payout, of an endpoint, of an event and of the check of its signature', async () => {
      const receiver = await startReceiver();
      const endpoint = await post('/webhook_endpoints', { url: receiver.url, events: ['deposit.completed', 'payout.completed', 'transfer.confirmed'] });
      expect(endpoint).toMatchObject({ id: id('whk'), object: 'webhook_endpoint', secret: expect.stringMatching(/^whsec_/), status: 'enabled' });
      await fund(actor, 'USD', '30000.00');
      // The key has a character that is not one of a UUID, as in the reference.
      const body = { account_id: actor.account, currency: 'USD', amount: '25000.00', beneficiary_id: beneficiary.id, rail: 'swift', reference: 'Invoice 8841' };
      payout = await post('/payouts', body, 201, '1c0d…f9');
      expect(payout).toEqual({
        id: id('pay'),
        object: 'payout',
        currency: 'USD',
        amount: '25000.00',
        fee: '12.00',
        beneficiary_id: beneficiary.id,
        rail: 'swift',
        status: 'processing',
        estimated_arrival: TIME,
        created_at: TIME,
      });
      const delivery = await eventually(() => {
        const found = receiver.deliveries.find(({ rawBody }) => rawBody.includes('"payout.completed"'));
        if (found === undefined) throw new Error('the event has not arrived');
        return found;
      }, IN_TIME);
      await receiver.close();
      expect(JSON.parse(delivery.rawBody)).toMatchObject({
        id: id('evt'),
        object: 'event',
        type: 'payout.completed',
        created_at: TIME,
        data: { id: payout.id, status: 'completed', amount: '25000.00', currency: 'USD' },
      });
      const signature = String(delivery.headers['fleexpay-signature']);
      const secret = String(endpoint['secret']);
      expect(verify(delivery.rawBody, signature, secret)).toBe(true);
      expect(verify(`${delivery.rawBody} `, signature, secret)).toBe(false);
    });

    it('of an endpoint at an address that nobody answers', async () => {
      const made = await post('/webhook_endpoints', { url: 'https://api.yourapp.com/hooks/fleexpay', events: ['deposit.completed', 'payout.completed', 'transfer.confirmed'] });
      expect(made).toMatchObject({ id: id('whk'), object: 'webhook_endpoint', secret: expect.stringMatching(/^whsec_/), status: 'enabled' });
      ok(await actor.api.delete(`/webhook_endpoints/${made.id}`));
    });

    it('of a wallet, and of another address for it', async () => {
      wallet = await post('/wallets', { asset: 'USDC', network: 'ethereum', label: 'treasury-1' });
      const address = expect.stringMatching(/^0x[0-9a-fA-F]{40}$/);
      expect(wallet).toMatchObject({ id: id('wlt'), object: 'wallet', asset: 'USDC', network: 'ethereum', address, balance: '0.00', custody: 'mpc', created_at: TIME });
      expect(await post(`/wallets/${wallet.id}/addresses`, {})).toMatchObject({ address });
      await post('/sandbox/events', { type: 'wallet.deposit_received', object_id: wallet.id, amount: '15000.00' });
      await eventually(async () => expect(await read(`/wallets/${wallet.id}`)).toMatchObject({ balance: '15000.00' }), IN_TIME);
    });

    it('of a transfer', async () => {
      transfer = await post('/transfers', { wallet_id: wallet.id, to_address: OUTSIDE, asset: 'USDC', network: 'ethereum', amount: '10000.00' });
      expect(transfer).toMatchObject({ id: id('trf'), object: 'transfer', status: 'pending_approval', amount: '10000.00', asset: 'USDC', network_fee: '1.20', tx_hash: null, created_at: TIME });
      await eventually(async () => expect(await read(`/transfers/${transfer.id}`)).toMatchObject({ status: 'confirmed', tx_hash: expect.stringMatching(/^0x[0-9a-f]{64}$/) }), IN_TIME);
    });

    it('of an error: too little money', async () => {
      const { body, status } = await actor.api.post<Wire>('/payouts', { account_id: actor.account, currency: 'USD', amount: '25000.00', beneficiary_id: beneficiary.id, rail: 'swift' });
      expect([status, body]).toEqual([422, { error: { type: 'insufficient_funds', message: expect.any(String), param: 'amount', request_id: id('req') } }]);
    });
  });
}
