import { eventually } from '@corridor/testing';
import type { Browser, Page } from 'playwright-core';
import { HAS_BROWSER, openBrowser } from '../support/browser.js';
import { Client, type Failure, ok } from '../support/client.js';
import type { Customer } from '../support/objects.js';
import { NO_LIMITS } from '../support/operator.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

interface Link {
  readonly object: 'onboarding_link';
  readonly url: string;
  readonly expires_at: string;
  readonly return_url: string | null;
}

type KnownCustomer = Customer & { readonly registration_number: string | null; readonly email: string | null; readonly contact: object | null };

const NAME = `Ærø <b>"Fin" & 'Co'`;
const FORM = { legal_name: NAME, registration_number: '12345678', first_name: 'Jordan', last_name: 'Lee', email: 'jordan@example.com', confirmed: 'yes' };
const VERIFIED = { timeoutMs: 15_000 };

export function onboarding(stage: () => Stage): void {
  describe('hosted onboarding', () => {
    let actor: Actor;
    beforeAll(async () => {
      actor = await newActor(stage(), 'Onboarding & Co');
    });

    const create = async (over: object = {}, api = actor.api) => ok(await api.post<KnownCustomer>('/customers', { type: 'business', legal_name: NAME, country: 'GB', ...over }));
    const read = async ({ id }: { readonly id: string }, api = actor.api) => ok(await api.get<KnownCustomer>(`/customers/${id}`));
    const ask = async ({ id }: { readonly id: string }, body: object = {}, extra = {}, api = actor.api) => api.post<Link & Failure>(`/customers/${id}/onboarding_link`, body, extra);
    const linkOf = async (customer: { readonly id: string }, body: object = {}, api = actor.api) => ok(await ask(customer, body, {}, api));
    const show = async (url: string) => {
      const answer = await fetch(url);
      return { status: answer.status, text: await answer.text() };
    };
    const submit = async (url: string, over: object = {}) =>
      (await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ ...FORM, ...over }) })).status;
    const becomes = async (customer: { readonly id: string }, status: string) => eventually(async () => expect((await read(customer)).kyc_status).toBe(status), VERIFIED);

    it('gives a link that says when it ends, and a repeat the same one', async () => {
      const customer = await create();
      const extra = { idempotencyKey: `link-${customer.id}` };
      const body = { return_url: 'https://shop.example.com/done?customer=1', expires_in_seconds: 600 };
      const [first, again] = [await ask(customer, body, extra), await ask(customer, body, extra)];
      expect([first.status, again.status, again.headers.get('idempotent-replayed'), again.text]).toEqual([201, 201, 'true', first.text]);
      expect(first.body).toMatchObject({ object: 'onboarding_link', customer_id: customer.id, return_url: body.return_url });
      expect(first.body.url).toMatch(new RegExp(`^${stage().origin}/hosted/onboarding/[\\w-]{43}$`));
      expect((await show(first.body.url)).status).toBe(200);
    });

    it.each([
      ['return_url', { return_url: 'javascript:alert(1)' }],
      ['return_url', { return_url: 'http://shop.example.com/' }],
      ['return_url', { return_url: 'https://jo:secret@shop.example.com/' }],
      ['return_url', { return_url: 'https://shop.example.com/done?a="><script>' }],
      ['return_url', { return_url: '/done' }],
      ['expires_in_seconds', { expires_in_seconds: 59 }],
      ['expires_in_seconds', { expires_in_seconds: 604_801 }],
      ['expires_in_seconds', { expires_in_seconds: '600' }],
      ['url', { url: 'https://shop.example.com/' }],
    ])('is refused when %s is wrong: %j', async (param, body) => {
      const { status, body: answer } = await ask({ id: `cus_${'0'.repeat(22)}` }, body);
      expect([status, answer.error.param]).toEqual([400, param]);
    });

    it('has the customer verified by what it sent in, and not before', async () => {
      const customer = await create();
      const { url } = await linkOf(customer);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect((await read(customer)).kyc_status).toBe('pending');
      expect(await submit(url, { registration_number: ' ' })).toBe(400);
      expect(await submit(url)).toBe(303);
      await becomes(customer, 'approved');
      expect(await read(customer)).toMatchObject({ legal_name: NAME, registration_number: '12345678', email: 'jordan@example.com', contact: { first_name: 'Jordan', last_name: 'Lee' } });
      expect((await show(url)).text).toContain('You are verified');
      expect((await ask(customer)).status).toBe(409);
    });

    it.each([
      ['[reject]', 'rejected', 'You could not be verified'],
      ['[review]', 'review', 'Being looked at'],
    ])('comes to what %s in the name that was sent in stands for', async (word, status, shown) => {
      const customer = await create();
      const { url } = await linkOf(customer);
      expect(await submit(url, { legal_name: `Acme ${word}` })).toBe(303);
      await becomes(customer, status);
      expect((await show(url)).text).toContain(shown);
    });

    it('takes one submission, and shows nothing personal afterwards', async () => {
      const customer = await create({ legal_name: 'Acme [pending]' });
      const { url } = await linkOf(customer);
      const statuses = await Promise.all(Array.from({ length: 5 }, async (_none, index) => submit(url, { legal_name: `Acme [pending] ${index}` })));
      expect(statuses.filter((status) => status === 303)).toHaveLength(1);
      expect(statuses.filter((status) => status === 409)).toHaveLength(4);
      const { status, text } = await show(url);
      expect([status, text.includes('Being verified'), /Acme|jordan|12345678/.test(text)]).toEqual([200, true, false]);
    });

    it('ends when another link takes its place, when it is unknown, and when the customer is forgotten', async () => {
      const customer = await create({ legal_name: 'Acme [pending]' });
      const [first, second] = [await linkOf(customer), await linkOf(customer)];
      expect([(await show(first.url)).status, await submit(first.url)]).toEqual([410, 410]);
      expect([(await show(`${second.url}x`)).status, await submit(`${second.url}x`)]).toEqual([404, 404]);
      ok(await stage().operator.client.post(`/customers/${customer.id}/erase?tenant_id=${actor.tenantId}`, {}));
      expect([(await show(second.url)).status, await submit(second.url)]).toEqual([410, 410]);
      expect((await ask(customer)).status).toBe(409);
    });

    it('waits for a person in live mode', async () => {
      const { secret } = await stage().operator.key({ tenant_id: actor.tenantId, mode: 'live', limits: NO_LIMITS });
      const live = new Client(stage().fleexpay, secret);
      const customer = await create({ type: 'individual', legal_name: 'Zoë Ångström', country: 'SE' }, live);
      const { url } = await linkOf(customer, {}, live);
      expect(await submit(url, { legal_name: 'Zoë Maria Ångström', email: 'zoe@example.com' })).toBe(303);
      expect(await read(customer, live)).toMatchObject({ kyc_status: 'pending', legal_name: 'Zoë Maria Ångström', registration_number: null });
      ok(await stage().operator.client.post(`/customers/${customer.id}/decision?tenant_id=${actor.tenantId}`, { decision: 'approve' }));
      expect((await show(url)).text).toContain('You are verified');
    });

    inBrowser(async (open) => {
      const customer = await create();
      const { url } = await linkOf(customer, { return_url: 'https://shop.example.com/done?a=%22%3E%3Cscript%3E&b=1' });
      const page = await open(url);
      expect(await page.inputValue('#legal_name')).toBe(NAME);
      // By keyboard alone, and first with something missing.
      await page.focus('#registration_number');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Jordan');
      await page.keyboard.press('Enter');
      await page.waitForSelector('[role=alert]');
      const focused = await page.evaluate('document.activeElement.id');
      const described = await page.getAttribute('#registration_number', 'aria-describedby');
      expect([focused, described]).toEqual(['registration_number', 'registration_number-hint registration_number-problem']);
      expect(await page.inputValue('#first_name')).toBe('Jordan');
      for (const [name, text] of Object.entries(FORM)) if (name !== 'confirmed') await page.getByLabel(LABELS[name] ?? '').fill(text);
      await page.getByLabel('These details are complete and right.').check();
      await page.getByRole('button', { name: 'Send for verification' }).click();
      await page.waitForSelector('[role=status]');
      expect(page.url()).toBe(url);
      expect(await page.getAttribute('a.button', 'href')).toBe('https://shop.example.com/done?a=%22%3E%3Cscript%3E&b=1');
      await becomes(customer, 'approved');
      await page.reload();
      expect(await page.textContent('h1')).toBe('You are verified');
    });
  });
}

const LABELS: Readonly<Record<string, string>> = {
  legal_name: 'Legal name of the business',
  registration_number: 'Registration number',
  first_name: 'Your first name',
  last_name: 'Your last name',
  email: 'E-mail address',
};

/** In a real browser of the size of a phone, without JavaScript: nothing may be wider than it, loaded from elsewhere, or complained of. */
function inBrowser(use: (open: (url: string) => Promise<Page>) => Promise<void>): void {
  let browser: Browser | null = null;
  afterAll(async () => browser?.close());

  it('works in a browser of a phone, by keyboard and labels, without scripts', async () => {
    if (!HAS_BROWSER) {
      console.warn('The page was not tried in a browser: the packaged Chromium is for Linux on x64.');
      return;
    }
    browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
    const page = await context.newPage();
    const [asked, complaints]: [string[], string[]] = [[], []];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    page.on('console', (message) => complaints.push(message.text()));
    let origin = '';
    await use(async (url) => {
      origin = new URL(url).origin;
      await page.goto(url);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
      return page;
    });
    expect([...new Set(asked)]).toEqual([origin]);
    expect(complaints.filter((text) => !text.includes('status of 400'))).toEqual([]);
  }, 120_000);
}
