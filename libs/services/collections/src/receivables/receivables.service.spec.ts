import type { DecimalString } from '@corridor/contracts';
import { type AddressDepositRecord, type DebitedReceivables, receivableAmounts } from '@corridor/contracts/collections';
import { RevisionConflict } from '@corridor/event-store';
import { mintId, StillUnknown } from '@corridor/messaging';
import { COLLECTIONS_MIGRATIONS } from '../collections.migrations.js';
import { ReceivablesWorld } from './receivables.fixture.js';

let world: ReceivablesWorld;
beforeEach(async () => {
  world = await ReceivablesWorld.create();
  world.give(world.partner, 'pending', '200.00');
});
afterEach(() => world.close());

const payout = () => mintId<'payout'>();
const taken = (debited: unknown) => (debited as DebitedReceivables).allocations.map(({ receivable, amount }) => [receivable, amount]);
const dec = (text: string) => text as DecimalString;

describe('a payout', () => {
  it('takes what is reconciled from the oldest receivables on, a payment for each, and completes them', async () => {
    const [first, second] = [await world.owed(), await world.owed()];
    await world.reconcile(second, '20.00');
    await world.reconcile(first, '50.00');
    expect(taken(await world.debit(payout()))).toEqual([[first, '50.00'], [second, '20.00']]);
    expect([world.has(world.user, 'available'), world.has(world.user, 'payout_processing')]).toEqual(['0.00', '70.00']);
    expect(world.posted.at(-1)?.transactions).toMatchObject([{ type: 'funds_debit', reference: { kind: 'receivable', id: first } }, { type: 'funds_debit', reference: { kind: 'receivable', id: second } }]);
    expect([(await world.reading(first)).status, (await world.reading(second)).status]).toEqual(['completed', 'activated']);
    expect(await world.debit(payout())).toMatchObject({ reason: 'nothing_to_pay_out' });
  });

  it('that asks again is told the same, and takes nothing more', async () => {
    const receivable = await world.owed();
    await world.reconcile(receivable, '10.00');
    const id = payout();
    const debited = await world.debit(id);
    await world.reconcile(receivable, '5.00');
    expect(await world.debit(id)).toEqual(debited);
    expect(world.has(world.user, 'available')).toBe('5.00');
  });

  it('leaves what may be paid out later', async () => {
    const receivable = await world.owed();
    await world.reconcile(receivable, '10.00');
    expect(await world.debit(payout(), { eligibleBy: '2026-07-10T11:59:59.999Z' })).toMatchObject({ reason: 'nothing_to_pay_out' });
  });

  it('takes never more than there is: what left otherwise is taken from the oldest, and told', async () => {
    const [first, second] = [await world.owed(), await world.owed()];
    await world.reconcile(first, '50.00');
    await world.reconcile(second, '50.00');
    world.give(world.user, 'available', '-60.00');
    expect(taken(await world.debit(payout()))).toEqual([[second, '40.00']]);
    expect(await world.reading(first)).toMatchObject({ leftOtherwise: '50.00', unsettled: [], status: 'completed' });
    expect(await world.reading(second)).toMatchObject({ leftOtherwise: '10.00', settled: '40.00' });
  });

  it('takes nothing where all that there is comes to less than what is worth paying out, and all of it where it is as much', async () => {
    const [first, second] = [await world.owed(), await world.owed()];
    await world.reconcile(first, '3.00');
    await world.reconcile(second, '2.00');
    const head = await world.store.head();
    expect(await world.debit(payout(), { least: '5.01' })).toMatchObject({ reason: 'less_to_pay_out', total: { amount: '5.00' }, least: { amount: '5.01' } });
    expect([await world.store.head(), world.has(world.user, 'available')]).toEqual([head, '5.00']);
    expect(taken(await world.debit(payout(), { least: '5.00' }))).toEqual([[first, '3.00'], [second, '2.00']]);
  });

  it('that the ledger refuses leaves all as it was, and may ask again', async () => {
    const receivable = await world.owed();
    await world.reconcile(receivable, '50.00');
    const before = await world.reading(receivable);
    const id = payout();
    const intent = await world.beginDebit(id);
    expect(receivableAmounts(await world.reading(receivable))).toEqual(receivableAmounts(before));
    world.give(world.user, 'available', '-10.00');
    expect(await world.resumed(intent)).toMatchObject({ reason: 'insufficient_funds' });
    expect(await world.reading(receivable)).toEqual(before);
    expect(taken(await world.debit(id))).toEqual([[receivable, '40.00']]);
  });

  it('that asks again while the ledger has not answered is told to wait, and not that there is nothing', async () => {
    const receivable = await world.owed();
    await world.reconcile(receivable, '50.00');
    const id = payout();
    const intent = await world.beginDebit(id);
    await expect(world.debit(id)).rejects.toThrow(StillUnknown);
    const debited = await world.resumed(intent);
    expect(await world.debit(id)).toEqual(debited);
    expect(taken(debited)).toEqual([[receivable, '50.00']]);
  });

  it('that comes back gives each receivable what it took, at most', async () => {
    const receivable = await world.owed();
    await world.reconcile(receivable, '50.00');
    const id = payout();
    await world.debit(id);
    world.give(world.user, 'available', '50.00');
    await world.credit(id, [{ receivable, amount: '70.00' }]);
    expect(await world.reading(receivable)).toMatchObject({ status: 'activated', settled: '0.00', unsettled: [{ amount: '50.00', payment: id }] });
    await world.credit(id, [{ receivable, amount: '1.00' }]);
    expect(receivableAmounts(await world.reading(receivable))).toMatchObject({ notSettled: '50.00', settled: '0.00' });
    expect(await world.credit(payout(), [{ receivable, amount: '1.00' }])).toMatchObject({ reason: 'payout_never_debited' });
    expect(taken(await world.debit(payout()))).toEqual([[receivable, '50.00']]);
  });

  it.each([
    ['partner', 'hold', 'partner_hold'],
    ['partner', 'deactivated', 'partner_deactivated'],
    ['user', 'hold', 'account_hold'],
  ] as const)('that comes back leaves a receivable held whose %s is %s', async (who, status, issue) => {
    const receivable = await world.owed();
    await world.reconcile(receivable, '50.00');
    const id = payout();
    await world.debit(id);
    world.standing.set(world[who], status);
    world.give(world.user, 'available', '50.00');
    await world.credit(id, [{ receivable, amount: '50.00' }]);
    expect(await world.reading(receivable)).toMatchObject({ status: 'hold', issues: [issue], unsettled: [{ amount: '50.00', payment: id }] });
    world.standing.clear();
    await world.follow('PartyActivated', { party: { id: world[who] } });
    expect(await world.reading(receivable)).toMatchObject({ status: 'activated', issues: [] });
  });

  it('is told of by a timer for every reconciliation', async () => {
    const receivable = await world.owed();
    await world.reconcile(receivable, '50.00');
    const { rows } = await world.pool.query<{ command: string }>(`select command from collections.timers where id like '%/schedule-%'`);
    expect(rows.map(({ command }) => JSON.parse(command) as object)).toMatchObject([{ type: 'payouts.SchedulePayout', payload: { accountId: world.user, currency: 'USD', eligibleAt: world.clock.toISOString() } }]);
  });
});

describe('reconciling before the receivable has followed its partner or user', () => {
  it.each([
    ['partner', 'hold', { reason: 'receivable_not_reconcilable', status: 'hold' }],
    ['partner', 'deactivated', { reason: 'receivable_not_reconcilable', status: 'hold' }],
    ['user', 'hold', { reason: 'receivable_owner_not_active' }],
    ['user', 'deactivated', { reason: 'receivable_owner_not_active' }],
  ] as const)('is refused while the %s is %s', async (who, status, rejection) => {
    const receivable = await world.owed();
    world.standing.set(world[who], status);
    expect(await world.reconcile(receivable, '10.00')).toMatchObject(rejection);
    expect(world.posted).toEqual([]);
  });
});

describe('reconciled money that a conversion takes', () => {
  const conversion = () => ({ conversion: { accountId: world.user, from: { currency: 'USD', amount: '30.00' } } });

  it('leaves the oldest receivable at once, for its readers too', async () => {
    const [first, second] = [await world.owed(), await world.owed()];
    await world.reconcile(first, '20.00');
    await world.reconcile(second, '20.00');
    world.give(world.user, 'available', '-30.00');
    await world.follow('ConversionSettled', conversion());
    expect([await world.reading(first), await world.reading(second)].map((each) => receivableAmounts(each)?.notSettled)).toEqual(['0.00', '10.00']);
  });

  it('is nothing of a receivable while the account has as much besides', async () => {
    const receivable = await world.owed();
    await world.reconcile(receivable, '20.00');
    world.give(world.user, 'available', '5.00');
    const head = await world.store.head();
    await world.follow('ConversionSettled', conversion());
    expect(await world.store.head()).toEqual(head);
  });

  it('is not what a payout takes from another receivable at the same time', async () => {
    const [first, second] = [await world.owed(), await world.owed()];
    await world.reconcile(second, '20.00');
    const eligibleBy = world.clock.toISOString();
    world.clock = new Date(world.clock.getTime() + 1_000);
    await world.reconcile(first, '20.00');
    // The receivables have been read by now.
    const balances: typeof world.deps.ledger.balances = async (...args) => {
      await world.debit(payout(), { eligibleBy });
      return world.deps.ledger.balances(...args);
    };
    await expect(world.follow('ConversionSettled', conversion(), { ledger: { balances } })).rejects.toThrow(RevisionConflict);
    await world.follow('ConversionSettled', conversion());
    expect([await world.reading(first), await world.reading(second)].map(({ unsettled, settled, leftOtherwise }) => [unsettled.length, settled, leftOtherwise])).toEqual([
      [1, '0.00', '0.00'], [0, '20.00', '0.00'],
    ]);
  });
});

describe('reconciled money that comes back after it had left otherwise', () => {
  const payout = (over: object = {}) => ({ payout: { id: mintId<'payout'>(), accountId: world.user, amount: { currency: 'USD', amount: '30.00' }, fee: { currency: 'USD', amount: '2.00' }, ...over } });
  const timers = async () => (await world.pool.query<{ command: string }>(`select command from collections.timers where id like '%/came-back'`)).rows.map(({ command }) => JSON.parse(command) as object);
  const leave = async (amount: string) => {
    world.give(world.user, 'available', `-${amount}`);
    await world.follow('PayoutAccepted', payout());
  };

  it('is paid out with the receivables that it was taken from, which are open again', async () => {
    const [first, second] = [await world.owed({ maximum: dec('20.00') }), await world.owed()];
    await world.reconcile(first, '20.00');
    await world.reconcile(second, '20.00');
    await leave('32.00');
    expect(await world.reading(first)).toMatchObject({ status: 'completed', leftOtherwise: '20.00' });
    world.give(world.user, 'available', '32.00');
    const failed = payout();
    await world.follow('PayoutFailed', failed);
    expect(await world.reading(first)).toMatchObject({ status: 'activated', leftOtherwise: '0.00', unsettled: [{ amount: '20.00', payment: failed.payout.id, eligibleAt: world.clock.toISOString() }] });
    expect(await timers()).toMatchObject([{ type: 'payouts.SchedulePayout', payload: { accountId: world.user, currency: 'USD', eligibleAt: world.clock.toISOString() } }]);
    expect(taken(await world.debit(mintId<'payout'>()))).toEqual([[first, '20.00'], [second, '20.00']]);
  });

  it('is no more than came back: a fee that stays charged is borne by the oldest', async () => {
    const [first, second] = [await world.owed(), await world.owed()];
    await world.reconcile(first, '20.00');
    await world.reconcile(second, '20.00');
    await leave('32.00');
    world.give(world.user, 'available', '30.00');
    await world.follow('PayoutReturned', payout());
    expect([await world.reading(first), await world.reading(second)]).toMatchObject([{ leftOtherwise: '2.00' }, { leftOtherwise: '0.00' }]);
  });

  it('is nothing of a receivable where it was not, or is not there any more', async () => {
    const receivable = await world.owed();
    await world.reconcile(receivable, '20.00');
    await world.follow('PayoutFailed', payout());
    await leave('20.00');
    const head = await world.store.head();
    await world.follow('PayoutFailed', payout());
    expect([await world.store.head(), await timers()]).toEqual([head, []]);
  });

  it.each<[string, string, () => object]>([
    ['a conversion', 'ConversionFailed', () => ({ conversion: { id: mintId<'conversion'>(), accountId: world.user, from: { currency: 'USD', amount: '20.00' }, fee: { currency: 'USD', amount: '0.01' } } })],
    ['a transfer to the platform', 'BookTransferFailed', () => ({ transfer: { id: mintId<'book-transfer'>(), type: 'platform_credit', from: { accountId: world.user, currency: 'USD', amount: '20.00' } } })],
  ])('may have been taken by %s', async (_what, type, data) => {
    const receivable = await world.owed();
    await world.reconcile(receivable, '20.00');
    await leave('20.00');
    world.give(world.user, 'available', '20.00');
    await world.follow(type, data());
    expect(await world.reading(receivable)).toMatchObject({ leftOtherwise: '0.00', unsettled: [{ amount: '20.00' }] });
  });

  it('leaves a receivable held whose partner is', async () => {
    const receivable = await world.owed({ maximum: dec('20.00') });
    await world.reconcile(receivable, '20.00');
    await leave('20.00');
    world.give(world.user, 'available', '20.00');
    world.standing.set(world.partner, 'hold');
    await world.follow('PayoutFailed', payout());
    expect(await world.reading(receivable)).toMatchObject({ status: 'hold', issues: ['partner_hold'], unsettled: [{ amount: '20.00' }] });
  });
});

describe('a deposit that pays a receivable', () => {
  const fee = { amount: dec('0.05'), feePlan: mintId<'fee-plan'>(), paidBy: 'user' } as const;
  const pay = async (receivable: Awaited<ReturnType<ReceivablesWorld['owed']>>, over: object = {}) =>
    (await world.deposit({ checkout: { receivable, amount: dec('20.00'), fee }, ...over })) as AddressDepositRecord;

  it('locks its amount, and is reconciled with its fee in one step when it comes', async () => {
    const receivable = await world.owed();
    const deposit = await pay(receivable);
    expect(receivableAmounts(await world.reading(receivable))).toMatchObject({ locked: '20.00', reconcilable: '30.00' });
    expect((await world.reading(receivable)).locks).toEqual([{ deposit: deposit.id, amount: '20.00' }]);
    await world.advance(deposit.id, 'processing');
    expect(await world.advance(deposit.id, 'completed')).toMatchObject({ status: 'completed' });
    expect(world.posted.at(-1)?.transactions.map((each) => (each.kind === 'post' ? each.payment?.type : null))).toEqual(['funds_credit', 'reconcile', 'processing_fee']);
    expect(receivableAmounts(await world.reading(receivable))).toEqual({ locked: '0.00', reconciled: '20.00', notSettled: '19.95', settled: '0.00', reconcilable: '30.00' });
    expect([world.has(world.partner, 'pending'), world.has(world.user, 'available')]).toEqual(['200.00', '19.95']);
  });

  it('takes a fee that the partner pays from what he sent on top', async () => {
    const receivable = await world.owed();
    const deposit = await pay(receivable, { amount: { currency: 'USD', amount: '20.05' }, checkout: { receivable, amount: dec('20.00'), fee: { ...fee, paidBy: 'partner' } } });
    await world.advance(deposit.id, 'completed');
    expect([world.has(world.partner, 'pending'), world.has(world.user, 'available')]).toEqual(['200.00', '20.00']);
  });

  it('is reconciled and charged all the same where the user owes all that comes', async () => {
    const receivable = await world.owed();
    const deposit = await pay(receivable);
    world.give(world.user, 'available', '-20.00');
    await world.advance(deposit.id, 'completed');
    expect(receivableAmounts(await world.reading(receivable))).toMatchObject({ reconciled: '20.00', notSettled: '19.95' });
    expect([world.has(world.partner, 'pending'), world.has(world.user, 'available')]).toEqual(['200.00', '-0.05']);
  });

  it.each(['failed', 'cancelled'] as const)('lets go of its amount when it is %s', async (end) => {
    const receivable = await world.owed();
    const deposit = await pay(receivable);
    await world.advance(deposit.id, end);
    expect(receivableAmounts(await world.reading(receivable))).toMatchObject({ locked: '0.00', reconcilable: '50.00' });
    expect(await world.advance(deposit.id, 'completed')).toMatchObject({ reason: 'deposit_not_movable', status: end });
  });

  it('is never taken for more than is owed, from two pages at once either', async () => {
    const receivable = await world.owed({ maximum: dec('30.00') });
    const [one, two] = await Promise.allSettled([pay(receivable), pay(receivable)]);
    const answers = [one, two].map((each) => (each.status === 'fulfilled' ? ((each.value as unknown as { reason?: string }).reason ?? 'taken') : 'decided again'));
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1);
    expect(await pay(receivable)).toMatchObject({ reason: 'receivable_amount_exceeded' });
  });

  it('only completes while its receivable is held', async () => {
    const receivable = await world.owed();
    const deposit = await pay(receivable);
    world.standing.set(world.partner, 'hold');
    await world.follow('PartyHeld', { party: { id: world.partner } });
    expect(await world.reading(receivable)).toMatchObject({ status: 'hold', issues: ['partner_hold'] });
    await world.advance(deposit.id, 'completed');
    expect(receivableAmounts(await world.reading(receivable))).toMatchObject({ locked: '0.00', reconciled: '0.00' });
    expect(world.has(world.partner, 'pending')).toBe('220.00');
  });

  it.each([
    ['partner', 'hold'],
    ['partner', 'deactivated'],
    ['user', 'hold'],
  ] as const)('only completes while its %s is %s, before the receivable has followed', async (who, status) => {
    const receivable = await world.owed();
    const deposit = await pay(receivable);
    world.standing.set(world[who], status);
    expect(await world.advance(deposit.id, 'completed')).toMatchObject({ status: 'completed' });
    expect(receivableAmounts(await world.reading(receivable))).toMatchObject({ locked: '0.00', reconciled: '0.00' });
    expect(world.has(world.partner, 'pending')).toBe('220.00');
  });

  it('only completes when the ledger can not reconcile it, because somebody owes what came', async () => {
    const receivable = await world.owed();
    const deposit = await pay(receivable);
    world.give(world.partner, 'pending', '-210.00');
    expect(await world.advance(deposit.id, 'completed')).toMatchObject({ status: 'completed' });
    expect(await world.reading(receivable)).toMatchObject({ status: 'activated', reconciling: [], locks: [], reconciled: '0.00', unsettled: [] });
    expect([world.has(world.partner, 'pending'), world.has(world.user, 'available')]).toEqual(['10.00', '0.00']);
  });

  it('is taken back by another below zero', async () => {
    const came = (await world.deposit({})) as AddressDepositRecord;
    await world.advance(came.id, 'completed');
    const back = (await world.takeBack(came.id)) as AddressDepositRecord;
    expect(back).toMatchObject({ amount: { amount: '-20.00' }, status: 'completed', reason: 'duplicate', takesBack: came.id, from: came.from, to: came.to });
    expect(world.posted.at(-1)?.transactions).toMatchObject([{ imposed: true, payment: { type: 'adjustment_negative' } }]);
    expect(await world.takeBack(came.id)).toMatchObject({ reason: 'deposit_not_completed', status: 'taken back' });
    expect(await world.takeBack(back.id)).toMatchObject({ reason: 'deposit_not_found' });
  });
});

describe('the tables of receivables and deposits', () => {
  it('equal the fold of the events (invariant 6)', async () => {
    const [first, second] = [await world.owed(), await world.owed()];
    const deposit = (await world.deposit({ checkout: { receivable: first, amount: dec('20.00'), fee: null } })) as AddressDepositRecord;
    await world.advance(deposit.id, 'completed');
    await world.reconcile(second, '10.00');
    await world.debit(payout());
    await world.takeBack(deposit.id);
    const last = new Map<string, unknown>();
    for (const { stream, revision, type, body } of await world.store.readLog({ after: 0, limit: 1_000 })) {
      const data = JSON.parse(body) as { receivable?: { id: string }; deposit?: { id: string } };
      const isTold = !['AddressDepositArrived', 'AddressDepositTakingBack', 'AddressDepositTakenBack'].includes(type);
      if (stream.startsWith('receivable-')) last.set(data.receivable!.id, [data.receivable, revision]);
      if (stream.startsWith('address-deposit-') && isTold) last.set(data.deposit!.id, [data.deposit, null]);
    }
    const kept = async () => {
      const tables = 'select id, view, revision::int from collections.receivables union all select id, view::json, null from collections.address_deposits';
      const { rows } = await world.pool.query<{ id: string; view: unknown; revision: number | null }>(tables);
      return new Map(rows.map(({ id, view, revision }) => [id, [view, revision]]));
    };
    expect(await kept()).toEqual(last);
    // What was there before rows had revisions.
    const sql = COLLECTIONS_MIGRATIONS.find(({ name }) => name === 'collections-012-receivable-revisions')?.sql;
    await world.pool.query(`begin; set local search_path to collections; alter table receivables drop column revision; ${sql} commit`);
    expect(await kept()).toEqual(last);
    expect(last.size).toBe(4);
  });
});
