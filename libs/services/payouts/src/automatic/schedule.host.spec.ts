import { PayOutAutomatically, ReviewPayoutSchedule, SchedulePayout } from '@corridor/contracts/payouts';
import { mintId } from '@corridor/messaging';
import { eventually } from '@corridor/testing';
import { money, PRICING, SETTINGS, USER } from './automatic.fixture.js';
import { AutomaticWorld, begun, dueNow, IN_TIME, type Running, sent } from './automatic.host.fixture.js';
import { SCHEDULES_MIGRATION } from './schedules.migration.js';

const world = new AutomaticWorld();
const start: AutomaticWorld['start'] = (options) => world.start(options);
beforeAll(() => world.open());
afterEach(() => world.reset());
afterAll(() => world.pool.end());

describe('the schedule of an account', () => {
  const waiting = async () => (await world.pool.query<{ id: string; due_at: Date }>("select id, due_at from payouts.timers where id like 'payout-schedule-%'")).rows;
  const schedule = async ({ bus }: Running, eligibleAt = new Date()) => bus.send(SchedulePayout, sent({ accountId: USER.id, currency: 'USD', eligibleAt: eligibleAt.toISOString() } as const));

  it('pays out at once what was reconciled in test mode, and asks for nothing twice', async () => {
    const service = await start();
    expect(await schedule(service)).toMatchObject({ kind: 'accepted', view: { dueAt: expect.stringMatching(/Z$/) } });
    await eventually(async () => expect(world.collections.debits.size).toBe(1), IN_TIME);
    await eventually(async () => expect(await waiting()).toEqual([]), IN_TIME);
  });

  it('waits while nothing is paid out, and pays out once that is over', async () => {
    const service = await start();
    world.accounts.settings = { ...SETTINGS, payouts: { interval: 'daily', weeklyAnchor: null, hold: 'platform_hold' } };
    expect(await schedule(service)).toMatchObject({ view: { dueAt: null } });
    expect(await waiting()).toEqual([]);
    world.accounts.settings = SETTINGS;
    expect(await service.bus.send(ReviewPayoutSchedule, sent({ accountId: USER.id }))).toMatchObject({ kind: 'accepted', view: [{ dueAt: expect.any(String) }] });
    await eventually(async () => expect(world.collections.debits.size).toBe(1), IN_TIME);
  });

  it('is put off, not pushed on and on, by a longer interval', async () => {
    const service = await start();
    await begun(service);
    world.accounts.settings = { ...SETTINGS, payouts: { interval: 'weekly', weeklyAnchor: 'monday', hold: null } };
    const from = new Date();
    await schedule(service, from);
    await schedule(service, new Date(from.getTime() + 1));
    const [timer] = await waiting();
    expect(timer?.due_at.getTime()).toBe(from.getTime() + 5 * 60_000);
  });

  it('is read by one row of each currency, however often it was set', async () => {
    const [account, otherTenant] = [mintId<'account'>(), mintId<'tenant'>()];
    world.accounts.paid.add(account);
    world.accounts.settings = { ...SETTINGS, payouts: { interval: 'monthly', weeklyAnchor: null, monthlyAnchor: 31, hold: null } };
    const service = await start();
    const later = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    for (const [currency, hours] of [['USD', 1], ['EUR', 2], ['USD', 3], ['USD', 1]] as const) {
      expect(await service.bus.send(SchedulePayout, sent({ accountId: account, currency, eligibleAt: later(hours) }))).toMatchObject({ kind: 'accepted' });
    }
    world.accounts.settings = { ...SETTINGS, payouts: { interval: 'weekly', weeklyAnchor: 'monday', hold: null } };
    const reviewed = await service.bus.send(ReviewPayoutSchedule, sent({ accountId: account }));
    expect(reviewed).toMatchObject({ kind: 'accepted', view: expect.arrayContaining([expect.objectContaining({ currency: 'USD' }), expect.objectContaining({ currency: 'EUR' })]) });
    const events = await service.store.readStream(`payout-schedule-${account}`);
    expect(events).toHaveLength(6);
    const bodies = events.map(({ body }) => (JSON.parse(body) as { schedule: { currency: string } }).schedule);
    const kept = async () => (await world.pool.query('select revision, schedule from payouts.payout_schedules where account = $1 order by currency', [account])).rows;
    const newest = ['EUR', 'USD'].map((currency) => bodies.findLastIndex((each) => each.currency === currency));
    expect(await kept()).toEqual(newest.map((revision) => ({ revision, schedule: bodies[revision] })));
    // What was scheduled before there were rows.
    await world.pool.query(`begin; set local search_path to payouts; drop table payout_schedules; ${SCHEDULES_MIGRATION.sql} commit`);
    expect(await kept()).toEqual(newest.map((revision) => ({ revision, schedule: bodies[revision] })));
    const fromElsewhere = await service.bus.send(ReviewPayoutSchedule, sent({ accountId: account }, { tenant: otherTenant, mode: 'test' }));
    expect(fromElsewhere).toMatchObject({ rejection: { reason: 'nothing_scheduled' } });
  });

  it('is that of accounts that are paid out, and has nothing to review without money', async () => {
    const service = await start();
    const other = mintId<'account'>();
    expect(await service.bus.send(SchedulePayout, sent({ accountId: other, currency: 'USD', eligibleAt: new Date().toISOString() } as const))).toMatchObject({ rejection: { reason: 'account_not_found' } });
    expect(await service.bus.send(ReviewPayoutSchedule, sent({ accountId: other }))).toMatchObject({ rejection: { reason: 'nothing_scheduled' } });
  });

  it('has what is too little tried again the next day: nothing is taken, and no payment is left behind', async () => {
    const never = await start({ pricing: { ...PRICING, leastPayout: async () => ({ kind: 'never' }) } });
    expect(await never.bus.send(PayOutAutomatically, sent(dueNow()))).toMatchObject({ rejection: { reason: 'nothing_to_pay_out' } });
    await world.running.shift()?.stop();
    const service = await start();
    world.collections.less = money('0.30');
    expect(await service.bus.send(PayOutAutomatically, sent(dueNow()))).toMatchObject({ rejection: { reason: 'too_little_to_pay_out', source: money('0.30'), fee: money('0.30') } });
    expect([[...world.collections.debits.values()].map(({ least }) => least), world.ledger.postings, world.collections.credits.size]).toEqual([[money('0.31')], [], 0]);
    // Half past six in the evening in Greenwich is midnight in India.
    await eventually(async () => expect((await waiting()).find(({ id }) => id.endsWith(`${USER.id}/USD`))?.due_at.toISOString()).toMatch(/T18:30:00.000Z$/), IN_TIME);
  });
});
