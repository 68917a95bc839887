import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, temporaryFolder } from '@corridor/testing';
import { aloneWithBuild, builtOnce } from '../support/build.js';
import { type Answer, type Failure, ok } from '../support/client.js';
import { unitsOf } from '../support/decimal.js';
import { available, everything, fund, transactions } from '../support/flows.js';
import type { Beneficiary, Conversion, Payout, Quote, Transaction } from '../support/objects.js';
import { patiently } from '../support/patiently.js';
import { type Actor, newActor, stageOf } from '../support/stage.js';
import { type Standalone, startStandalone } from '../support/standalone.js';

const GERMAN = { type: 'bank', name: 'Zoë', currency: 'EUR', bank: { iban: 'DE89370400440532013000' } };
/** How many of a round's requests have been answered when the process is killed. The others are at any step. */
const KILLED_AFTER = [0, 1, 4, 8];
/** Before the first answer: long enough for something to have begun. */
const WITHOUT_ANSWER_MS = 400;
const AT_ONCE = 12;
/** Each payout takes 108.54 dollars and a fee of 0.05 for 100.00 euros and theirs of 0.20; so many are paid for, the rest is refused. */
const DOLLARS = '4343.60';
const PAID_FOR = 40;
/** What is asked in a round lasts over all of its restarts. */
const ENV = { QUOTE_LOCK_MS: '3600000', SANDBOX_DELAY_MS: '3600000' };

describe('payouts that quotes fund, in a process that is killed again and again', () => {
  let standalone: Standalone;
  let actor: Actor;
  let beneficiary: string;
  const dataDir = temporaryFolder('funded-payouts-crash');
  let port: number;

  const start = () => aloneWithBuild(async () => (await builtOnce(), startStandalone({ dataDir, port, env: ENV })));

  beforeAll(async () => {
    port = await freePort();
    standalone = await start();
    actor = await newActor(stageOf(standalone), 'Funded payouts and crashes');
    beneficiary = ok(await actor.api.post<Beneficiary>('/beneficiaries', GERMAN)).id;
    await fund(actor, 'USD', DOLLARS);
  }, 120_000);
  afterAll(() => standalone.stop(), 60_000);

  const quoted = async () => ok(await actor.api.post<Quote>('/quotes', { from_currency: 'USD', to_currency: 'EUR', to_amount: '100.20' }));
  const pay = ({ id }: Quote) => {
    const body = { account_id: actor.account, currency: 'EUR', amount: '100.00', beneficiary_id: beneficiary, rail: 'sepa', quote_id: id };
    return actor.api.post<Payout & Failure>('/payouts', body, { idempotencyKey: `pay ${id}` });
  };
  /** What every quote's payout came to in the end, whatever was heard before. */
  const outcomes = new Map<string, Answer<Payout & Failure>>();

  async function round(answers: number): Promise<void> {
    const quotes = await Promise.all(Array.from({ length: AT_ONCE }, quoted));
    let heard = 0;
    let enough: () => void = () => undefined;
    const isEnough = new Promise<void>((resolve) => (enough = resolve));
    const asked = Promise.allSettled(quotes.map((quote) => pay(quote).then(() => ((heard += 1) === answers ? enough() : undefined))));
    await (answers === 0 ? sleep(WITHOUT_ANSWER_MS) : isEnough);
    await standalone.kill();
    await asked;
    standalone = await start();
    for (const quote of quotes) outcomes.set(quote.id, await patiently(() => pay(quote)));
  }

  it('convert and pay both or neither, each once (invariants 7 and 8)', async () => {
    for (const answers of KILLED_AFTER) await round(answers);
    const paid = [...outcomes].flatMap(([quote, { status, body }]) => (status === 201 ? [{ quote, payout: body }] : []));
    const refused = [...outcomes.values()].flatMap(({ status, body }) => (status === 201 ? [] : [body.error.type]));
    expect([paid.length, refused]).toEqual([PAID_FOR, Array(AT_ONCE * KILLED_AFTER.length - PAID_FOR).fill('insufficient_funds')]);

    const [payouts, conversions] = [await everything<Payout>(actor, '/payouts'), await everything<Conversion>(actor, '/conversions')];
    const pairs = (of: readonly (readonly [string | undefined, string | undefined])[]) => of.map((pair) => pair.join(' ')).sort();
    const expected = pairs(paid.map(({ quote, payout }) => [quote, payout.conversion_id]));
    expect(pairs(payouts.map((payout) => [payout.quote_id, payout.conversion_id]))).toEqual(expected);
    expect(pairs(conversions.map(({ quote_id, id }) => [quote_id, id]))).toEqual(expected);
    const used = await everything<Quote>(actor, '/quotes?status=executed');
    expect(used.map(({ id }) => id).sort()).toEqual(paid.map(({ quote }) => quote).sort());
  }, 240_000);

  it('leave a ledger that has each of them once, and is sound', async () => {
    expect(await available(actor)).toEqual({ EUR: '0.00', USD: '0.00' });
    const entries = await transactions(actor);
    const total = (type: Transaction['type'], currency: string) =>
      entries.filter((each) => each.type === type && each.currency === currency && each.direction === 'debit').reduce((sum, { amount }) => sum + unitsOf(amount), 0n) / 10n ** 16n;
    expect([total('payout', 'EUR'), total('fee', 'EUR'), total('conversion', 'USD'), total('fee', 'USD')]).toEqual([400_000n, 800n, 434_160n, 200n]);
    const { operator } = stageOf(standalone);
    expect((await operator.client.get<{ readonly problems: string[] }>('/ledger/verify')).body.problems).toEqual([]);
    for (const service of ['payouts', 'quotes', 'ledger']) {
      expect((await operator.client.get<{ readonly data: unknown[] }>(`/parked?service=${service}`)).body.data).toEqual([]);
    }
  }, 60_000);
});
