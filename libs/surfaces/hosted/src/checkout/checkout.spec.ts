import type { AddressInfo } from 'node:net';
import { type DecimalString, idOf, type Reply } from '@corridor/contracts';
import { ACCOUNTS_QUERIES } from '@corridor/contracts/accounts';
import { type CheckoutView, COLLECTIONS_QUERIES, type PayPaymentLinkPayload, type ReceivableView } from '@corridor/contracts/collections';
import { QUOTES_QUERIES } from '@corridor/contracts/quotes';
import { COMMAND_BUS, type NewCommand } from '@corridor/messaging';
import { createLogger } from '@corridor/runtime';
import { createHttpApp, publicId } from '@corridor/surfaces/http';
import { Module } from '@nestjs/common';
import { HostedModule } from '../hosted.module.js';

const uuid = (number: number) => idOf<never>(`01997a3e-5d2c-7abc-8def-${number.toString().padStart(12, '0')}`);
const AT = '2026-07-10T12:00:00.000Z';
const SCOPE = { tenant: uuid(1), mode: 'test' } as const;
const NOTHING = '0.00' as DecimalString;
const RECEIVABLE = {
  ...{ id: uuid(2), owner: uuid(3), partner: uuid(4), currency: 'USD', maximum: '50.00', invoice: null, description: null, status: 'activated' },
  ...{ issues: [], locks: [], reconciled: NOTHING, fees: NOTHING, settled: NOTHING, leftOtherwise: NOTHING, unsettled: [], reconciling: [], settling: [], createdAt: AT },
} as unknown as ReceivableView;
const LINK: CheckoutView['link'] = { id: uuid(5), owner: uuid(3), account: uuid(4), receivable: uuid(2), status: 'activated', expiresAt: AT, payment: null, metadata: {}, createdAt: AT };
const PAYMENT = { method: 'domestic_debit', amount: '50.00', total: '50.00', name: 'Jaime Howe', routing_number: '021000021', account_number: '4471000123' };

let link: CheckoutView['link'];
let receivable: ReceivableView;
let reply: Reply<unknown, unknown>;
let sealed = 0;
const sent: NewCommand<PayPaymentLinkPayload>[] = [];
const accounts = {
  party: async () => null,
  sealPayer: async () => {
    sealed += 1;
    return 'eA==';
  },
};
const collections = { checkout: async () => ({ scope: SCOPE, link, deposit: null }), receivable: async () => receivable };
const quotes = { processingFee: async () => ({ kind: 'free' }) };
const bus = {
  async send(_type: object, command: NewCommand<PayPaymentLinkPayload>) {
    sent.push(command);
    return reply;
  },
};
const providers = [
  { provide: ACCOUNTS_QUERIES, useValue: accounts },
  { provide: COLLECTIONS_QUERIES, useValue: collections },
  { provide: QUOTES_QUERIES, useValue: quotes },
  { provide: COMMAND_BUS, useValue: bus },
];

@Module({ providers, exports: providers.map(({ provide }) => provide) })
class Outside {}

const WRITES_PER_MINUTE = 6;

describe('the page of a payment link', () => {
  let origin = '';
  let close: () => Promise<void>;
  const ask = async (number: number, init: RequestInit = {}) => {
    const answer = await fetch(`${origin}/checkout/${publicId<'payment-link'>('pl_').print(uuid(number))}`, { redirect: 'manual', ...init });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const pay = async (form: Record<string, string> = PAYMENT, { number = 5, headers = {} }: { readonly number?: number; readonly headers?: Record<string, string> } = {}) =>
    ask(number, { method: 'POST', body: new URLSearchParams(form), headers });

  beforeEach(async () => {
    const logger = createLogger({ name: 'spec', level: 'fatal' });
    const app = await createHttpApp(HostedModule.register({ logger, imports: [Outside] }), { logger, pageLimits: { readsPerMinute: 4, writesPerMinute: WRITES_PER_MINUTE } });
    await app.listen(0, '127.0.0.1');
    origin = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    close = async () => app.close();
    [link, receivable, sealed] = [LINK, RECEIVABLE, 0];
    reply = { kind: 'accepted', view: LINK, replayed: false, correlation: 'req_1' };
    sent.length = 0;
  });
  afterEach(async () => close());

  it('seals what is paid from once, and sends it with what was shown', async () => {
    expect((await pay()).status).toBe(303);
    expect([sealed, sent.map(({ payload }) => [payload.amount, payload.total])]).toEqual([1, [['50.00', '50.00']]]);
  });

  it.each([
    ['another amount', { ...PAYMENT, amount: '40.00' }],
    ['another total', { ...PAYMENT, total: '50.05' }],
    ['no amount', { ...PAYMENT, amount: '' }],
  ])('seals nothing of a payment that was shown %s', async (_what, form) => {
    const { status, text } = await pay(form);
    expect([status, sealed, sent]).toEqual([409, 0, []]);
    expect(text).toContain('The amount has changed');
  });

  it('seals nothing where the link can not be paid', async () => {
    link = { ...LINK, status: 'expired' };
    expect((await pay()).status).toBe(410);
    link = LINK;
    receivable = { ...RECEIVABLE, status: 'hold' };
    expect((await pay()).status).toBe(409);
    expect([sealed, sent]).toEqual([0, []]);
  });

  it('takes so many forms a minute from one address for one link, and says on a page when to come back', async () => {
    const answers = await Promise.all(Array.from({ length: WRITES_PER_MINUTE + 3 }, async () => pay()));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(3);
    expect(sealed).toBe(WRITES_PER_MINUTE);
    for (const { headers, text } of refused) {
      expect(headers.get('retry-after')).toMatch(/^([1-9]|[1-5]\d|60)$/);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(text).toContain('Too many requests');
    }
    expect((await pay(PAYMENT, { number: 6 })).status).toBe(303);
    expect((await pay(PAYMENT, { headers: { 'x-forwarded-for': '198.51.100.9' } })).status).toBe(303);
    expect((await ask(5)).status).toBe(200);
  });

  it('is shown so often a minute', async () => {
    const statuses = await Promise.all(Array.from({ length: 5 }, async () => (await ask(5)).status));
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  });
});
