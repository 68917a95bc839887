import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { idOf, type Reply } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type CustomerProfile, type OnboardingView, type SubmitOnboardingPayload } from '@corridor/contracts/accounts';
import { COLLECTIONS_QUERIES } from '@corridor/contracts/collections';
import { QUOTES_QUERIES } from '@corridor/contracts/quotes';
import { COMMAND_BUS, type NewCommand } from '@corridor/messaging';
import { createLogger } from '@corridor/runtime';
import { createHttpApp } from '@corridor/surfaces/http';
import { Module } from '@nestjs/common';
import { HostedModule } from '../hosted.module.js';

const uuid = (number: number) => idOf<never>(`01997a3e-5d2c-7abc-8def-${number.toString().padStart(12, '0')}`);
const TOKEN = 'k'.repeat(43);
const AT = '2026-07-10T12:00:00.000Z';
const PROFILE: CustomerProfile = { legalName: `"><script>alert(1)</script> & 'Co'`, email: null, registrationNumber: null, contact: null };
const OPEN: OnboardingView = {
  state: 'open',
  scope: { tenant: uuid(1), mode: 'test' },
  link: { id: uuid(2), customerId: uuid(3), sealedReturnUrl: null, createdAt: AT, expiresAt: AT, submittedAt: null },
  tenant: '<b>Harbour</b>',
  customer: { id: uuid(3), type: 'business', country: 'GB', status: 'pending', reason: null, accountId: uuid(4), sealedProfile: 'eA==', createdAt: AT },
  profile: PROFILE,
};
const FORM = { legal_name: 'Acme Ltd', registration_number: '123', first_name: 'Jo', last_name: 'Lee', email: 'jo@example.com', confirmed: 'yes' };

let view: OnboardingView | null;
let reply: Reply<unknown, unknown>;
const sent: NewCommand<SubmitOnboardingPayload>[] = [];
const logged: string[] = [];
const queries = {
  onboarding: async (hash: string) => (hash === createHash('sha256').update(TOKEN).digest('hex') ? view : null),
  resealProfile: async (_scope: object, _id: string, profile: CustomerProfile) => Buffer.from(JSON.stringify(profile)).toString('base64'),
};
const bus = {
  async send(_type: object, command: NewCommand<SubmitOnboardingPayload>) {
    sent.push(command);
    return reply;
  },
};
// What the page of a payment link asks besides; it is not opened here.
const ofCheckout = [COLLECTIONS_QUERIES, QUOTES_QUERIES].map((provide) => ({ provide, useValue: {} }));
const providers = [{ provide: ACCOUNTS_QUERIES, useValue: queries }, { provide: COMMAND_BUS, useValue: bus }, ...ofCheckout];

@Module({ providers, exports: providers.map(({ provide }) => provide) })
class Outside {}

describe('the page of an onboarding link', () => {
  let origin = '';
  let close: () => Promise<void>;
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${origin}/hosted/${path}`, { redirect: 'manual', ...init });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const show = async () => ask(`onboarding/${TOKEN}`);
  const submit = async (form: Record<string, string> = FORM, headers: Record<string, string> = {}) =>
    ask(`onboarding/${TOKEN}`, { method: 'POST', body: new URLSearchParams(form), headers });
  const rejected = (rejection: object): Reply<unknown, unknown> => ({ kind: 'rejected', rejection, replayed: false, correlation: 'req_1' });

  beforeAll(async () => {
    const logger = createLogger({ name: 'spec', level: 'debug', destination: { write: (line) => void logged.push(line) } });
    const app = await createHttpApp(HostedModule.register({ logger, imports: [Outside] }), { logger });
    await app.listen(0, '127.0.0.1');
    origin = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    close = async () => app.close();
  });
  beforeEach(() => {
    view = OPEN;
    reply = { kind: 'accepted', view: OPEN.state === 'open' ? OPEN.customer : null, replayed: false, correlation: 'req_1' };
    sent.length = 0;
  });
  afterAll(async () => close());

  it('escapes whatever it shows, and lets the browser load and send nothing elsewhere', async () => {
    const { status, headers, text } = await show();
    expect([status, headers.get('content-type'), headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([200, 'text/html; charset=utf-8', 'no-store', 'same-origin']);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/);
    const style = /<style>([^<]*)<\/style>/.exec(text)?.[1] ?? '';
    expect(policy).toContain(createHash('sha256').update(style).digest('base64'));
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#39;Co&#39;"');
    expect(text).toContain('&lt;b&gt;Harbour&lt;/b&gt;');
    expect(text).not.toMatch(/<script|<b>|<link|src=|https?:/);
  });

  it('sends what was written, sealed, and leads back to the page', async () => {
    const { status, headers } = await submit();
    expect([status, headers.get('location')]).toEqual([303, `/hosted/onboarding/${TOKEN}`]);
    const { customerId, linkId, sealedProfile } = sent[0]?.payload as SubmitOnboardingPayload;
    expect([customerId, linkId]).toEqual([uuid(3), uuid(2)]);
    expect(JSON.parse(Buffer.from(sealedProfile, 'base64').toString())).toEqual({
      legalName: 'Acme Ltd', registrationNumber: '123', email: 'jo@example.com', contact: { firstName: 'Jo', lastName: 'Lee' },
    });
  });

  it('takes thirty forms a minute from one client, and says on a page when to come back', async () => {
    const answers = await Promise.all(Array.from({ length: 33 }, async () => submit(FORM, { 'x-forwarded-for': '198.51.100.9' })));
    const refused = answers.filter(({ status }) => status === 429);
    expect([refused.length, sent.length]).toEqual([3, 30]);
    for (const { headers, text } of refused) {
      expect([headers.get('content-type'), headers.has('retry-after')]).toEqual(['text/html; charset=utf-8', true]);
      expect(text).toContain('Too many requests');
    }
  });

  it('ties what is wrong to its field, keeps what was written, and sends nothing', async () => {
    const { status, text } = await submit({ ...FORM, email: '<i>nobody', registration_number: '' });
    expect([status, sent]).toEqual([400, []]);
    expect(text).toMatch(/<input type="text" id="registration_number"[^>]* aria-describedby="registration_number-hint registration_number-problem" aria-invalid="true" autofocus>/);
    expect(text).toMatch(/<input type="email" id="email" name="email" value="&lt;i&gt;nobody"[^>]* aria-invalid="true">/);
    expect(text).toContain('<li><a href="#email">E-mail address: ');
    expect(text).toContain('value="Lee"');
  });

  it.each([['cross-site'], ['same-site'], ['none']])('takes no form from elsewhere (%s)', async (site) => {
    const { status } = await submit(FORM, { 'sec-fetch-site': site });
    expect([status, sent]).toEqual([403, []]);
    expect((await submit(FORM, { 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  });

  it('takes what a form sends and nothing else', async () => {
    const json = { method: 'POST', body: JSON.stringify(FORM), headers: { 'content-type': 'application/json' } };
    expect((await ask(`onboarding/${TOKEN}`, json)).status).toBe(400);
    expect((await ask(`onboarding/${TOKEN}`, { method: 'POST', body: new FormData() })).status).toBe(400);
    expect((await ask(`onboarding/${TOKEN}`, { method: 'POST' })).status).toBe(400);
    expect((await ask(`onboarding/${TOKEN}`, { method: 'POST', body: new URLSearchParams({ legal_name: 'x'.repeat(300_000) }) })).status).toBe(413);
    const wrong = await ask(`onboarding/${TOKEN}`, { method: 'PUT' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, POST']);
    expect(sent).toEqual([]);
  });

  it.each([[`onboarding/${'x'.repeat(43)}`], ['onboarding/'], ['onboarding/%F0'], ['nothing'], ['onboarding/a/b']])('is not at %s', async (path) => {
    const { status, headers, text } = await ask(path);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect([400, 404]).toContain(status);
    expect(text).toContain('<h1>');
    expect(headers.get('x-ratelimit-limit')).toBeNull();
  });

  it.each(['expired', 'replaced', 'erased'] as const)('is gone once the link is %s', async (because) => {
    view = { state: 'ended', because, tenant: 'Harbour' };
    expect((await show()).status).toBe(410);
    expect([(await submit()).status, sent]).toEqual([410, []]);
  });

  it('shows how it stands once it was used, and takes nothing more', async () => {
    view = { state: 'closed', tenant: 'Harbour', status: 'approved', submitted: true, returnUrl: 'https://shop.example/?a="&b' };
    const { status, text } = await show();
    expect([status, text.includes('You are verified')]).toEqual([200, true]);
    expect(text).toContain('href="https://shop.example/?a=&quot;&amp;b" rel="noreferrer">Back to shop.example<');
    expect([(await submit()).status, sent]).toEqual([409, []]);
  });

  it.each([
    [409, { reason: 'customer_decided', customer: uuid(3), status: 'approved' }],
    [409, { reason: 'onboarding_link_not_open', link: uuid(2), because: 'submitted' }],
    [410, { reason: 'onboarding_link_not_open', link: uuid(2), because: 'expired' }],
    [410, { reason: 'customer_erased', customer: uuid(3) }],
  ])('answers %s when meanwhile %j', async (status, rejection) => {
    reply = rejected(rejection);
    expect((await submit()).status).toBe(status);
  });

  it('does not pretend when nobody can say whether it arrived', async () => {
    reply = { kind: 'unknown' };
    const { status, headers } = await submit();
    expect([status, headers.get('retry-after')]).toEqual([503, '2']);
  });

  it('leaves no token in the log', async () => {
    await show();
    await fetch(`${origin}/%68osted/onboarding/${TOKEN}`);
    await fetch(`${origin}/hosted/onb%6farding/${TOKEN}`);
    expect(logged.join('')).toContain('answered');
    expect(logged.join('')).not.toContain(TOKEN);
  });
});
