import { setTimeout as sleep } from 'node:timers/promises';
import { APPS, type AppName, type ManagedProcess } from '@corridor/deploy/local';
import { eventually } from '@corridor/testing';
import { Client, type Failure, ok } from '../support/client.js';
import { unitsOf } from '../support/decimal.js';
import { bootDistributed, type Distributed } from '../support/distributed.js';
import { available, convert, quote, transactions } from '../support/flows.js';
import type { Conversion } from '../support/objects.js';
import { patiently } from '../support/patiently.js';
import { type Actor, newActor } from '../support/stage.js';

const TEST_TIMEOUT_MS = 240_000;
/** Longer than a gateway waits before it says that it does not know. */
const OUTCOME_TIMEOUT_MS = 60_000;

describe('a system with two gateways and two ledgers', () => {
  let distributed: Distributed;
  let actor: Actor;
  let beside: Actor;

  beforeAll(async () => {
    distributed = await bootDistributed('lifecycle-kafka', { instances: { gateway: 2, ledger: 2 } });
    actor = await newActor(distributed.stage, 'Lifecycle');
    // The same tenant and key at the other gateway.
    beside = { ...actor, api: new Client(`${distributed.system.origins[1]}/fleexpay/v1`, actor.api.key) };
    const money = { account_id: actor.account, currency: 'EUR', amount: '10000.00' };
    ok(await patiently(() => actor.api.post('/sandbox/fund', money, { idempotencyKey: 'fund' })));
  }, 300_000);

  afterAll(() => distributed.system.stop(), 120_000);

  const processesOf = (app: AppName): readonly ManagedProcess[] => distributed.system.processesOf(app);

  it('shows at one gateway what was done at the other', async () => {
    const { id } = await quote(actor);
    ok(await patiently(() => convert(beside, id, 'beside')));
    expect(await available(actor)).toEqual(await available(beside));
    expect(await transactions(actor)).toEqual(await transactions(beside));
  });

  it('answers a repeat at the other gateway as the first one did (invariant 8)', async () => {
    const { id } = await quote(actor);
    const first = await patiently(() => convert(actor, id, 'at-both'));
    const second = await convert(beside, id, 'at-both');
    expect([second.status, second.text, second.headers.get('idempotent-replayed')]).toEqual([201, first.text, 'true']);
  });

  it('holds a limit at both gateways together', async () => {
    const { secret } = await distributed.stage.operator.key({ tenant_id: actor.tenantId, mode: 'test', limits: { reads_per_second: 40, writes_per_second: 10 } });
    const clients = distributed.system.origins.map((origin) => new Client(`${origin}/fleexpay/v1`, secret));
    const send = () => Promise.all(Array.from({ length: 200 }, (_, at) => clients[at % 2]!.get('/accounts')));
    // The gateways learn of each other by asking, once a second at least.
    await send();
    await sleep(1_100);
    const answers = await send();
    const admitted = answers.filter(({ status }) => status === 200).length;
    expect(answers.filter(({ status }) => status === 429).length).toBe(200 - admitted);
    // 200 requests take less than a second, but may begin in one window and end in the next.
    expect(admitted).toBeGreaterThanOrEqual(36);
    expect(admitted).toBeLessThanOrEqual(88);
  });

  it('goes on when one ledger of two is stopped, which ends well', async () => {
    const [, second] = processesOf('ledger');
    expect(await second!.stop()).toBe(0);
    await eventually(async () => expect((await convert(actor, (await quote(actor)).id)).status).toBe(201), { timeoutMs: OUTCOME_TIMEOUT_MS });
    await second!.start();
    await second!.ready();
  }, TEST_TIMEOUT_MS);

  it('says that it does not know while no ledger is there, and tells the true outcome later (invariant 8)', async () => {
    const before = await available(actor);
    const { id } = await quote(actor);
    for (const ledger of processesOf('ledger')) await ledger.stop();

    const unknown = await convert<Failure>(actor, id, 'without-a-ledger');
    expect([unknown.status, unknown.body.error.type]).toEqual([503, 'outcome_unknown']);
    expect(Number(unknown.headers.get('retry-after'))).toBeGreaterThan(0);

    for (const ledger of processesOf('ledger')) await ledger.start();
    const settled = await eventually(
      async () => {
        const answer = await convert<Conversion>(beside, id, 'without-a-ledger');
        expect(answer.status).toBe(201);
        return answer.body;
      },
      { timeoutMs: OUTCOME_TIMEOUT_MS, intervalMs: 500 },
    );
    expect(settled).toMatchObject({ quote_id: id, status: 'settled' });
    expect((await transactions(actor)).filter(({ reference }) => reference === settled.id).length).toBeGreaterThan(0);
    // Once: the amount and its fee of five basis points.
    expect(unitsOf(before['EUR'] ?? '') - unitsOf((await available(actor))['EUR'] ?? '')).toBe(unitsOf('100.05'));
  }, TEST_TIMEOUT_MS);

  it.each(APPS)('ends %s well on SIGTERM, and is ready again', async (app) => {
    const [first] = processesOf(app);
    expect(await first!.stop()).toBe(0);
    expect(first!.pid).toBeNull();
    await first!.start();
    await first!.ready();
    await eventually(async () => expect((await convert(actor, (await quote(actor)).id)).status).toBe(201), { timeoutMs: OUTCOME_TIMEOUT_MS, intervalMs: 500 });
  }, TEST_TIMEOUT_MS);

  it('goes on after the database was ended at once (invariant 7)', async () => {
    const before = await transactions(actor);
    await distributed.system.postgres.restartImmediate();
    await Promise.all(distributed.system.processes.map((each) => each.ready()));
    expect(await transactions(actor)).toEqual(before);
    await eventually(async () => expect((await convert(actor, (await quote(actor)).id)).status).toBe(201), { timeoutMs: OUTCOME_TIMEOUT_MS, intervalMs: 500 });
  }, TEST_TIMEOUT_MS);
});
