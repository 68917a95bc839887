import { eventually } from '@corridor/testing';
import type { Browser } from 'playwright-core';
import { HAS_BROWSER, openBrowser } from '../support/browser.js';
import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { balanceOf, newPayer, type Payer, type XflowDeposit } from './deposits.suite.js';
import { FEE_PLAN } from './fee-plans.suite.js';
import type { PaymentLink } from './payment-links.suite.js';
import type { XflowList } from './platform.js';
import { activated, reading, type XflowReceivable } from './receivable.js';

const BANK = { name: 'Jaime Howe', routing_number: '021000021', account_number: '4471000123' };
const ARRIVED = { timeoutMs: 20_000 };

interface LinkOf {
  readonly link: PaymentLink;
  readonly receivable: XflowReceivable;
}

interface FeePayment {
  readonly type: string;
  readonly fee_plan_id: string | null;
  readonly from: { readonly amount: string };
}

export function checkout(stage: () => Stage): void {
  describe('the page of a payment link', () => {
    let payer: Payer;
    beforeAll(async () => {
      payer = await newPayer(stage(), 'Xflow checkout');
    });
    const linked = async (of = payer, over: object = {}): Promise<LinkOf> => {
      const receivable = await activated(of, { description: 'Shoes <b>& boots</b>', ...over });
      const body = { account_id: of.partner.id, receivable_ids: [receivable.id], type: 'receivable' };
      return { receivable, link: ok(await of.platform.api.post<PaymentLink>('/payment_links', body)) };
    };
    const show = async (url: string) => {
      const answer = await fetch(url);
      return { status: answer.status, text: await answer.text() };
    };
    const pay = async ({ link }: PaymentLink, over: object = {}) => {
      const answer = await fetch(link, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ method: 'domestic_debit', amount: '50.00', total: '50.00', ...BANK, ...over }) });
      return { status: answer.status, text: await answer.text() };
    };
    const act = async ({ id }: PaymentLink, action: string) => ok(await payer.platform.api.send('POST', `/payment_links/${id}/${action}`, undefined));
    const deposits = async (of = payer) => ok(await of.platform.api.get<XflowList<XflowDeposit & { readonly payment_method: string }>>(`/deposits?to.account_id=${of.partner.id}`)).data;
    const becomesPaid = async ({ link, receivable }: LinkOf, of = payer) =>
      eventually(async () => {
        expect((await show(link.link)).text).toContain('Paid');
        expect(await reading(of, receivable)).toMatchObject({ amount_locked: '0.00', amount_reconciled: '50.00', amount_reconcilable: '0.00' });
      }, ARRIVED);

    it('says what is owed, to whom and by when, and by which ways it can be paid', async () => {
      const { link, receivable } = await linked();
      const { status, text } = await show(link.link);
      expect(status).toBe(200);
      for (const told of ['50.00 USD', 'Shoe Dog Private Limited', 'Macejkovic - Casper', receivable.invoice?.reference_number ?? '', 'November 7, 2022', 'Shoes &lt;b&gt;&amp; boots&lt;/b&gt;', 'This is a test', 'Bank debit', 'Cheque', 'Klarna']) expect(text).toContain(told);
      expect((await show(`${link.link}?method=check`)).text).toContain('Number of the cheque');
      expect((await show(`${link.link}?method=cash`)).text).toContain('How do you want to pay?');
    });

    it('takes a payment that reconciles by itself, and tells what it was paid from', async () => {
      const made = await linked();
      const before = await balanceOf(payer.platform, payer.user.id, 'available');
      expect((await pay(made.link)).status).toBe(303);
      expect(await reading(payer, made.receivable)).toMatchObject({ amount_locked: '50.00', amount_reconcilable: '0.00' });
      expect((await show(made.link.link)).text).toContain('Being paid');
      await becomesPaid(made);
      expect([before, await balanceOf(payer.platform, payer.user.id, 'available')]).toEqual(['0.00', '50.00']);
      const [deposit] = await deposits();
      expect(deposit).toMatchObject({ amount: '50.00', payment_method: 'domestic_debit', status: 'completed', from: { account_id: payer.partner.id }, to: { account_id: payer.partner.id } });
      const address = async (id: string | null) => ok(await payer.platform.api.get(`/addresses/${id ?? ''}`));
      expect(await address(deposit!.from.address_id)).toMatchObject({ category: 'partner_payment', is_reusable: true, name: 'Jaime Howe', type: 'bank_account', bank_account: { domestic_debit: '021000021', number: '4471000123', last4: '0123' } });
      expect(await address(deposit!.to.address_id)).toMatchObject({ category: 'xflow_checkout', linked_id: payer.partner.id, status: 'activated', currency: 'USD' });
    });

    it('takes cheques', async () => {
      const other = await newPayer(stage(), 'Xflow checkout, cheques');
      const made = await linked(other);
      expect((await pay(made.link, { method: 'check', check_number: '1042' })).status).toBe(303);
      await becomesPaid(made, other);
      expect(await deposits(other)).toMatchObject([{ payment_method: 'check', payment_method_details: { reference_number: '1042' }, status: 'completed' }]);
    });

    it.each(['affirm', 'afterpay', 'klarna'])('takes %s, which pays the whole amount from a wallet', async (method) => {
      const other = await newPayer(stage(), `Xflow checkout, ${method}`);
      const made = await linked(other);
      expect((await pay(made.link, { method, email: 'jaime@example.com' })).status).toBe(303);
      await becomesPaid(made, other);
      const [deposit, ...none] = await deposits(other);
      expect([deposit, none]).toMatchObject([{ amount: '50.00', payment_method: method, payment_method_details: null, status: 'completed' }, []]);
      const wallets = ok(await other.platform.api.get<XflowList<{ readonly id: string }>>(`/addresses?wallet.provider=${method}&type=wallet`)).data;
      expect(wallets).toMatchObject([{ id: deposit?.from.address_id, wallet: { provider: method, email: 'jaime@example.com' }, bank_account: null, category: 'partner_payment', is_reusable: false }]);
      expect(ok(await other.platform.api.get<XflowList<XflowDeposit>>(`/deposits?payment_method=${method}`)).data).toHaveLength(1);
    });

    it('is paid once, however many send it at once', async () => {
      const busy = await newPayer(stage(), 'Xflow checkout, at once');
      const made = await linked(busy);
      const answers = await Promise.all(Array.from({ length: 6 }, async () => pay(made.link)));
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409, 409, 409]);
      expect(answers.find(({ status }) => status === 409)?.text).toContain('nothing was paid a second time');
      await becomesPaid(made, busy);
      expect((await pay(made.link)).status).toBe(409);
      expect(await deposits(busy)).toHaveLength(1);
      expect(await balanceOf(busy.platform, busy.user.id, 'available')).toBe('50.00');
    });

    it('shows what is wrong, and takes nothing but what is owed', async () => {
      const { link } = await linked();
      for (const over of [{ routing_number: '021000022' }, { account_number: '12' }, { name: ' ' }, { method: 'klarna', email: 'nobody' }]) expect((await pay(link, over)).status).toBe(400);
      const less = await pay(link, { amount: '1.00', total: '1.00' });
      expect([less.status, less.text.includes('The amount has changed')]).toEqual([409, true]);
      const elsewhere = await fetch(link.link, { method: 'POST', redirect: 'manual', headers: { 'sec-fetch-site': 'cross-site' }, body: new URLSearchParams({ method: 'domestic_debit', ...BANK }) });
      expect(elsewhere.status).toBe(403);
      expect((await show(link.link)).text).toContain('How do you want to pay?');
    });

    it('says so when the link has expired, is switched off, or never was one', async () => {
      const { link } = await linked();
      await act(link, 'deactivate');
      expect([(await show(link.link)).status, (await pay(link)).status]).toEqual([410, 410]);
      expect((await show(link.link)).text).toContain('switched off');
      await act(link, 'activate');
      expect((await show(link.link)).status).toBe(200);
      await act(link, 'expire');
      expect([(await show(link.link)).status, (await pay(link)).status, (await show(link.link)).text.includes('has expired')]).toEqual([410, 410, true]);
      for (const id of [`pl_${'0'.repeat(22)}`, 'pl_1', link.id.replace('pl_', 'account_')]) expect((await show(`${stage().origin}/checkout/${id}`)).status).toBe(404);
    });

    it.each([
      ['user', '50.00', '49.87', ['0.13']],
      ['partner', '50.13', '50.00', ['0.13']],
      ['shared', '50.06', '49.93', ['0.06', '0.07']],
    ] as const)('charges the fee of the plan, borne by the %s', async (indicator, total, available, fees) => {
      const of = await newPayer(stage(), `Xflow checkout, ${indicator}`);
      const method = { payment_method_name: 'ach_debit', payment_method_type: 'domestic_debit' };
      const entry = { currency: 'USD', enabled: true, ...method, processing_fee_indicator: indicator, variable: '0.25' };
      const off = { ...entry, enabled: false, payment_method_name: 'klarna', payment_method_type: 'buy_now_pay_later' };
      const plan = ok(await of.platform.api.post<{ id: string; deposit: readonly object[] }>('/fee_plans', { ...FEE_PLAN, linked_id: of.user.id, deposit: [entry, off] }));
      expect(plan.deposit).toEqual([entry, off]);
      const made = await linked(of);
      expect((await show(made.link.link)).text).not.toContain('Klarna');
      expect((await show(`${made.link.link}?method=domestic_debit`)).text).toContain(`Pay ${total} USD`);
      expect((await pay(made.link, { total })).status).toBe(303);
      await becomesPaid(made, of);
      expect(await balanceOf(of.platform, of.user.id, 'available')).toBe(available);
      const payments = ok(await of.platform.api.get<XflowList<FeePayment>>('/payments?type=processing_fee')).data;
      expect(payments.map(({ from, fee_plan_id: id }) => [from.amount, id]).sort()).toEqual(fees.map((amount) => [amount, plan.id]));
    });

    let browser: Browser | null = null;
    afterAll(async () => browser?.close());

    it('works in a browser of a phone, by keyboard and labels, without scripts, and in two tabs', async () => {
      if (!HAS_BROWSER) {
        console.warn('The page was not tried in a browser: the packaged Chromium is for Linux on x64.');
        return;
      }
      const made = await linked();
      browser = await openBrowser();
      const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
      const [page, second] = [await context.newPage(), await context.newPage()];
      const [asked, complaints]: [string[], string[]] = [[], []];
      page.on('request', (request) => asked.push(new URL(request.url()).origin));
      page.on('console', (message) => complaints.push(message.text()));
      await page.goto(made.link.link);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
      // By keyboard: the first way to pay is the first link of the page.
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForSelector('form');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
      await second.goto(page.url());
      await page.getByLabel('Name on the account').focus();
      await page.keyboard.type(BANK.name);
      await page.keyboard.press('Tab');
      await page.keyboard.type('123');
      await page.keyboard.press('Enter');
      await page.waitForSelector('[role=alert]');
      expect([await page.evaluate('document.activeElement.id'), await page.inputValue('#name')]).toEqual(['routing_number', BANK.name]);
      for (const tab of [page, second]) {
        await tab.getByLabel('Name on the account').fill(BANK.name);
        await tab.getByLabel('Routing number').fill(BANK.routing_number);
        await tab.getByLabel('Account number').fill(BANK.account_number);
        await tab.getByRole('button', { name: 'Pay 50.00 USD' }).click();
        await tab.waitForSelector('[role=status]');
      }
      expect(await second.textContent('[role=alert]')).toContain('nothing was paid a second time');
      await becomesPaid(made);
      await page.goto(made.link.link);
      expect([await page.textContent('h1'), await page.textContent('[role=status]')]).toEqual(['Thank you', 'Paid']);
      expect([...new Set(asked)]).toEqual([new URL(made.link.link).origin]);
      expect(complaints.filter((text) => !/status of 4(00|09)/.test(text))).toEqual([]);
    }, 120_000);
  });
}
