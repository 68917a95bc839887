import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { PublicEvent } from '@corridor/contracts';
import { Webhook } from 'standardwebhooks';
import { conversionToWire } from '../conversions/to-wire.js';
import { customerToWire } from '../customers/to-wire.js';
import { depositToWire } from '../deposits/to-wire.js';
import { accountIds, depositIds, eventIds } from '../ids.js';
import { payoutToWire } from '../payouts/to-wire.js';
import { transferToWire } from '../transfers/to-wire.js';
import { walletDepositToWire } from '../wallets/wallet-deposit.object.js';
import { conversionView, customerRecord, depositView, payoutView, quoteView, transferView, uuid, walletDepositView } from '../testing/views.js';
import { fleexpayDialect } from './dialect.js';

const event = (type: string, data: unknown): PublicEvent => ({
  specversion: '1.0',
  id: 'collections/1',
  source: '/corridor/collections',
  type,
  subject: 'stream',
  time: '2026-06-30T11:40:00.200Z',
  datacontenttype: 'application/json',
  sequence: 1,
  dataversion: 1,
  tenant: uuid(1),
  mode: 'test',
  correlationid: 'req_1',
  causationid: 'x',
  logepoch: 0,
  data,
});
const as = { idAt: () => uuid(60), createdAt: '2026-06-30T11:40:01.500Z' };

describe('a webhook body', () => {
  it.each(['CustomerDecided', 'CustomerErased'])('holds the whole customer, its personal data opened, after %s', (type) => {
    const [rendered] = fleexpayDialect.render(event(`corridor.accounts.${type}`, { customer: customerRecord() }), as);
    expect(rendered).toMatchObject({ account: uuid(20), object: uuid(60), type: 'customer.kyc_updated' });
    expect(JSON.parse(rendered?.bodyAt(7) ?? '').data).toEqual(customerToWire(customerRecord()));
    expect(rendered?.bodyAt(7)).toContain('"legal_name":"Acme Fintech Ltd"');
  });

  it.each([
    ['PayoutCompleted', 'payout.completed'],
    ['PayoutFailed', 'payout.failed'],
    ['PayoutReturned', 'payout.failed'],
  ])('holds the whole payout of %s, as %s', (name, type) => {
    const [rendered] = fleexpayDialect.render(event(`corridor.payouts.${name}`, { payout: payoutView() }), as);
    expect(rendered).toMatchObject({ account: uuid(20), object: uuid(80), type });
    expect(JSON.parse(rendered?.bodyAt(7) ?? '')).toMatchObject({ type, data: payoutToWire(payoutView()) });
    expect(fleexpayDialect.render(event('corridor.payouts.PayoutAccepted', { payout: payoutView() }), as)).toEqual([]);
  });

  it('holds the whole deposit that has completed', () => {
    const [rendered] = fleexpayDialect.render(event('corridor.collections.DepositCompleted', { deposit: depositView() }), as);
    expect(rendered).toMatchObject({ account: uuid(20), object: uuid(50), type: 'deposit.completed' });
    expect(JSON.parse(rendered?.bodyAt(7) ?? '')).toEqual({
      id: eventIds.print(uuid(60)),
      object: 'event',
      type: 'deposit.completed',
      created_at: '2026-06-30T11:40:01Z',
      data: depositToWire(depositView()),
      account_id: accountIds.print(uuid(20)),
      sequence: 7,
    });
  });

  describe('of a deposit at an address', () => {
    const announced = { id: uuid(51), amount: { currency: 'USD', amount: '5.00' }, to: { account: uuid(20), address: uuid(21) }, method: 'global_wire', status: 'completed', createdAt: '2026-06-30T11:40:00.100Z', completedAt: '2026-06-30T11:40:00.200Z' };
    const rendered = (deposit: object) => fleexpayDialect.render(event('corridor.collections.AddressDepositCompleted', { deposit: { ...announced, ...deposit } }), as);

    it('holds what its own read answers', () => {
      const [told] = rendered({});
      expect(told).toMatchObject({ account: uuid(20), object: uuid(51), type: 'deposit.completed' });
      const { data } = JSON.parse(told?.bodyAt(0) ?? '') as { data: object };
      expect(data).toMatchObject({ id: depositIds.print(uuid(51)), object: 'deposit', account_id: accountIds.print(uuid(20)), currency: 'USD', amount: '5.00', method: 'swift', status: 'completed' });
    });

    it('is not sent where this surface does not know it: for a partner, and for money that is taken back', () => {
      expect(rendered({ toPartner: true })).toEqual([]);
      expect(rendered({ takesBack: uuid(50), amount: { currency: 'USD', amount: '-5.00' } })).toEqual([]);
    });
  });

  it('holds the whole conversion that has settled', () => {
    const [rendered] = fleexpayDialect.render(event('corridor.quotes.ConversionSettled', { conversion: conversionView(), quote: quoteView() }), as);
    expect(rendered).toMatchObject({ account: uuid(20), object: uuid(40), type: 'conversion.settled' });
    expect(JSON.parse(rendered?.bodyAt(7) ?? '').data).toEqual(conversionToWire(conversionView()));
  });

  it.each(['WalletDepositDetected', 'WalletDepositConfirmed', 'WalletDepositReversed'])('holds the whole payment to a wallet of %s', (name) => {
    const deposit = walletDepositView();
    const [rendered] = fleexpayDialect.render(event(`corridor.custody.${name}`, { deposit }), as);
    expect(rendered).toMatchObject({ account: uuid(20), object: uuid(91), type: 'wallet.deposit_received' });
    expect(JSON.parse(rendered?.bodyAt(7) ?? '').data).toEqual(walletDepositToWire(deposit));
  });

  it('holds the whole transfer that is confirmed', () => {
    const transfer = transferView();
    const [rendered] = fleexpayDialect.render(event('corridor.custody.TransferConfirmed', { transfer }), as);
    expect(rendered).toMatchObject({ account: uuid(20), object: uuid(92), type: 'transfer.confirmed' });
    expect(JSON.parse(rendered?.bodyAt(7) ?? '').data).toEqual(transferToWire(transfer));
    expect(fleexpayDialect.render(event('corridor.custody.TransferFailed', { transfer }), as)).toEqual([]);
  });

  it('says of a deposit who paid, as a read does', () => {
    const deposit = { ...depositView(), remittance: { payerName: 'Zoë Payer', payerAccount: null, text: 'rent' } };
    const [rendered] = fleexpayDialect.render(event('corridor.collections.DepositCompleted', { deposit }), as);
    expect(JSON.parse(rendered?.bodyAt(7) ?? '').data).toEqual(depositToWire(deposit));
    expect(depositToWire(deposit)).toMatchObject({ payer: { name: 'Zoë Payer', account: null } });
  });

  it.each(['corridor.quotes.QuoteCreated', 'corridor.quotes.DepositCompleted', 'corridor.ledger.TransactionsPosted'])('is not made of %s', (type) => {
    expect(fleexpayDialect.render(event(type, {}), as)).toEqual([]);
  });
});

describe('a body whose subject is forgotten', () => {
  it('is the same without what he is called and how he is reached', () => {
    const [rendered] = fleexpayDialect.render(event('corridor.accounts.CustomerDecided', { customer: customerRecord() }), as);
    const body = rendered?.bodyAt(7) ?? '';
    const nobody = { legal_name: null, email: null, registration_number: null, contact: null };
    expect(JSON.parse(fleexpayDialect.withoutPersonalData(body))).toEqual({ ...JSON.parse(body), data: { ...customerToWire(customerRecord()), ...nobody } });
    expect(customerToWire({ ...customerRecord(), profile: null })).toMatchObject(nobody);
  });

  it('is untouched when it names nobody', () => {
    const body = fleexpayDialect.render(event('corridor.payouts.PayoutCompleted', { payout: payoutView() }), as)[0]?.bodyAt(7) ?? '';
    expect(fleexpayDialect.withoutPersonalData(body)).toBe(body);
  });
});

describe('a webhook signature', () => {
  const secret = fleexpayDialect.secretOf(randomBytes(32));
  const delivery = { id: eventIds.print(uuid(60)), timestamp: Math.floor(Date.now() / 1000), failedAttempts: 0, body: '{"amount":"1.00","note":"żółć"}' };
  const only = { current: secret, previous: null };
  const headers = fleexpayDialect.sign(only, delivery);

  /** What a receiver does by the API’s documentation: HMAC over the raw body with the secret, compared byte by byte. */
  function receiverAccepts(body: string, signature: string, key = secret): boolean {
    const expected = Buffer.from(createHmac('sha256', key).update(Buffer.from(body, 'utf8')).digest('hex'));
    const given = Buffer.from(signature);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }

  it('is accepted by a receiver that follows the documentation, and no other body is', () => {
    expect(receiverAccepts(delivery.body, headers['FleexPay-Signature'] ?? '')).toBe(true);
    expect(receiverAccepts(`${delivery.body} `, headers['FleexPay-Signature'] ?? '')).toBe(false);
  });

  it('is accepted by the Standard Webhooks library, and no other body is', () => {
    const webhook = new Webhook(secret);
    expect(webhook.verify(delivery.body, { ...headers })).toEqual({ amount: '1.00', note: 'żółć' });
    expect(() => webhook.verify('{}', { ...headers })).toThrow();
  });

  it('needs a secret of the right form', () => {
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(() => fleexpayDialect.sign({ ...only, current: 'abc' }, delivery)).toThrow('not a webhook secret');
  });

  describe('while a new secret takes over', () => {
    const next = fleexpayDialect.secretOf(randomBytes(32));
    const signed = (failedAttempts: number) => fleexpayDialect.sign({ current: next, previous: secret }, { ...delivery, failedAttempts });

    it('is accepted by receivers with either secret that follow the documentation, within two attempts', () => {
      for (const [failedAttempts, first, second] of [[0, secret, next], [1, next, secret], [2, secret, next]] as const) {
        const { 'FleexPay-Signature': signature = '', 'FleexPay-Signature-Alternate': alternate = '' } = signed(failedAttempts);
        expect(signature).toMatch(/^[0-9a-f]{64}$/);
        expect([receiverAccepts(delivery.body, signature, first), receiverAccepts(delivery.body, signature, second)]).toEqual([true, false]);
        expect(receiverAccepts(delivery.body, alternate, second)).toBe(true);
      }
      expect(headers).not.toHaveProperty('FleexPay-Signature-Alternate');
    });

    it.each([0, 1])('is accepted by the Standard Webhooks library with either secret after %s attempts, and with no other', (failedAttempts) => {
      const given = { ...signed(failedAttempts) };
      for (const key of [secret, next]) expect(() => new Webhook(key).verify(delivery.body, given)).not.toThrow();
      expect(() => new Webhook(fleexpayDialect.secretOf(randomBytes(32))).verify(delivery.body, given)).toThrow();
    });
  });
});
