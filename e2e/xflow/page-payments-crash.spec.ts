import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, freePort, temporaryFolder } from '@corridor/testing';
import { aloneWithBuild, builtOnce } from '../support/build.js';
import { ok } from '../support/client.js';
import { stageOf } from '../support/stage.js';
import { type Standalone, startStandalone } from '../support/standalone.js';
import { balanceOf, newPayer, type Payer, type XflowDeposit } from './deposits.suite.js';
import type { PaymentLink } from './payment-links.suite.js';
import type { XflowList } from './platform.js';
import { activated, reading, type XflowReceivable } from './receivable.js';

/** How many of a round's forms have been answered when the process is killed. The others are at any step. */
const KILLED_AFTER = [0, 1, 3];
/** Before the first answer: long enough for something to have begun. */
const WITHOUT_ANSWER_MS = 300;
const AT_ONCE = 4;
const ENV = { SANDBOX_DELAY_MS: '300' };
const ARRIVED = { timeoutMs: 90_000 };
const BANK = { name: 'Jaime Howe', routing_number: '021000021', account_number: '4471000123' };

interface Owed {
  readonly link: PaymentLink;
  readonly receivable: XflowReceivable;
}

describe('payments on the page of a link, in a process that is killed again and again', () => {
  let standalone: Standalone;
  let payer: Payer;
  let port: number;
  const dataDir = temporaryFolder('page-payments-crash');
  const start = () => aloneWithBuild(async () => (await builtOnce(), startStandalone({ dataDir, port, env: ENV })));

  beforeAll(async () => {
    port = await freePort();
    standalone = await start();
    payer = await newPayer(stageOf(standalone), 'Page payments and crashes');
  }, 120_000);
  afterAll(() => standalone.stop(), 60_000);

  async function owed(): Promise<Owed> {
    const receivable = await activated(payer);
    const link = { account_id: payer.partner.id, receivable_ids: [receivable.id], type: 'receivable' };
    return { receivable, link: ok(await payer.platform.api.post<PaymentLink>('/payment_links', link)) };
  }
  const pay = async ({ link: { link } }: Owed) =>
    fetch(link, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ method: 'domestic_debit', amount: '50.00', total: '50.00', ...BANK }) });
  const show = async ({ link: { link } }: Owed) => (await fetch(link)).text();

  /** Who heard nothing looks at the page again, and pays when it still asks for that. */
  async function paysInTheEnd(one: Owed): Promise<void> {
    await eventually(async () => {
      if ((await show(one)).includes('How do you want to pay?')) expect([303, 409]).toContain((await pay(one)).status);
      expect(await show(one)).toMatch(/Being paid|Paid/);
    }, ARRIVED);
  }

  const all: Owed[] = [];
  async function round(answers: number): Promise<void> {
    const links = await Promise.all(Array.from({ length: AT_ONCE }, owed));
    all.push(...links);
    let heard = 0;
    let enough: () => void = () => undefined;
    const isEnough = new Promise<void>((resolve) => (enough = resolve));
    const sent = Promise.allSettled(links.flatMap((one) => [pay(one), pay(one)]).map((each) => each.then(() => ((heard += 1) === answers ? enough() : undefined))));
    await (answers === 0 ? sleep(WITHOUT_ANSWER_MS) : isEnough);
    await standalone.kill();
    await sent;
    standalone = await start();
    await Promise.all(links.map(paysInTheEnd));
  }

  it('are taken once each, arrive and are reconciled (invariants 7 and 8)', async () => {
    for (const answers of KILLED_AFTER) await round(answers);
    await eventually(async () => {
      for (const { receivable } of all) expect(await reading(payer, receivable)).toMatchObject({ amount_locked: '0.00', amount_reconciled: '50.00', amount_reconcilable: '0.00' });
    }, ARRIVED);
    for (const one of all) expect(await show(one)).toContain('Thank you');
    const deposits: XflowDeposit[] = [];
    for (let after = ''; ; ) {
      const page = ok(await payer.platform.api.get<XflowList<XflowDeposit>>(`/deposits?to.account_id=${payer.partner.id}${after}`));
      deposits.push(...page.data);
      if (!page.has_next) break;
      after = `&starting_after=${page.data.at(-1)?.id ?? ''}`;
    }
    expect(deposits.map(({ amount, status }) => [amount, status])).toEqual(Array(all.length).fill(['50.00', 'completed']));
    expect([await balanceOf(payer.platform, payer.user.id, 'available'), await balanceOf(payer.platform, payer.partner.id, 'pending')]).toEqual(['600.00', '0.00']);
  }, 400_000);

  it('leave a sound ledger, and nothing set aside', async () => {
    const { operator } = stageOf(standalone);
    expect((await operator.client.get<{ readonly problems: string[] }>('/ledger/verify')).body.problems).toEqual([]);
    for (const service of ['collections', 'accounts', 'ledger']) {
      expect((await operator.client.get<{ readonly data: unknown[] }>(`/parked?service=${service}`)).body.data).toEqual([]);
    }
  }, 60_000);
});
