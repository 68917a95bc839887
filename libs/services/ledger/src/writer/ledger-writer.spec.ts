import type { AccountId, CommandId, Reply } from '@corridor/contracts';
import type { EventStore } from '@corridor/event-store';
import { mintId } from '@corridor/messaging';
import { aTransactionId, anAccount, commandOf, LedgerWorld, posting, TODAY, transaction } from '../ledger.fixtures.js';
import { verifyLedger } from '../verify/verify-ledger.js';

const kinds = (replies: readonly Reply<unknown, unknown>[]) => replies.map(({ kind }) => kind);

describe('the ledger writer', () => {
  let world: LedgerWorld;
  let account: AccountId;
  beforeEach(async () => {
    world = await LedgerWorld.create();
    account = anAccount();
  });
  afterEach(async () => {
    expect((await verifyLedger({ pool: world.pool, schema: 'ledger' })).faults).toEqual([]);
    await world.close();
  });

  const pay = (amount: string, over = {}) => commandOf(world, [transaction([posting(account, 'world/sepa', amount)])], over);
  const deposit = (amount: string, over = {}) => commandOf(world, [transaction([posting('world/sepa', account, amount, 'deposit')])], over);

  it('posts what comes at once, in one batch or in many, and answers each', async () => {
    const others = Array.from({ length: 40 }, anAccount);
    await world.fund(account, '1000.00');
    const commands = Array.from({ length: 600 }, (_, index) => commandOf(world, [transaction([posting(account, others[index % 40] ?? '', '1.00')])]));
    const batches = Array.from({ length: 12 }, (_, index) => world.writer.handle(commands.slice(index * 50, index * 50 + 50)));
    expect(new Set(kinds((await Promise.all(batches)).flat()))).toEqual(new Set(['accepted']));
    expect(await world.available(account)).toBe('400.00');
    expect(await world.available(others[7] ?? '')).toBe('15.00');
  });

  it('never lets concurrent commands spend the same money twice', async () => {
    await world.fund(account, '10.00');
    const replies = await Promise.all(Array.from({ length: 30 }, () => world.writer.handle([pay('1.00')])));
    expect(kinds(replies.flat()).filter((kind) => kind === 'accepted')).toHaveLength(10);
    expect(await world.available(account)).toBe('0.00');
  });

  it('takes up a command that comes at the very moment at which it has run out of others', async () => {
    await world.fund(account, '1.00');
    for (let hops = 0; hops < 12; hops += 1) {
      let late: Promise<unknown> = Promise.resolve();
      const store: EventStore = Object.create(world.store, {
        commit: {
          value: async (unit: never) => {
            const committed = await world.store.commit(unit);
            let tick: Promise<unknown> = Promise.resolve();
            for (let hop = 0; hop < hops; hop += 1) tick = tick.then(() => undefined);
            void tick.then(() => (late = late === idle ? writer.handle([pay('5.00')]) : late));
            return committed;
          },
        },
      }) as EventStore;
      const writer = world.newWriter({ store });
      const idle = late;
      await writer.handle([deposit('0.01')]);
      await new Promise((resolve) => setImmediate(resolve));
      expect(await Promise.race([late, new Promise((resolve) => setTimeout(resolve, 1_000, 'never'))])).toMatchObject([{ kind: 'rejected' }]);
    }
  });

  describe('with a command that comes more than once', () => {
    it('invariant 8: posts it once, however it comes, and answers all the same', async () => {
      await world.fund(account, '100.00');
      const command = pay('30.00');
      const inOneBatch = await world.writer.handle([command, pay('1.00'), command]);
      const atOnce = await Promise.all([world.writer.handle([command]), world.newWriter().handle([command])]);
      const later = await world.newWriter().handle([command]);
      const first = inOneBatch[0] as Extract<Reply<unknown, unknown>, { kind: 'accepted' }>;
      expect(first).toMatchObject({ kind: 'accepted', replayed: false, view: { revision: 2 } });
      for (const reply of [inOneBatch[2], ...atOnce.flat(), ...later]) expect(reply).toEqual({ ...first, replayed: true });
      expect(await world.available(account)).toBe('69.00');
      expect(await world.count(`events where command_id = '${command.id}'`)).toBe(1);
    });

    it('invariant 8: is joined to its first delivery while that is under way, and the two take effect once', async () => {
      const command = deposit('5.00');
      const replies = (await Promise.all([world.writer.handle([command]), world.writer.handle([command, command])])).flat();
      expect(replies.map((reply) => 'replayed' in reply && reply.replayed)).toEqual([false, true, true]);
      expect(await world.available(account)).toBe('5.00');
    });

    it('invariant 8: repeats a rejection even when there is money by now', async () => {
      const command = pay('30.00');
      const [refused] = await world.writer.handle([command]);
      await world.fund(account, '100.00');
      const [again] = await world.writer.handle([command]);
      expect(again).toEqual({ ...refused, replayed: true });
      expect(await world.available(account)).toBe('100.00');
    });

    it('invariant 8: says that the id is taken when it comes with another input, at once and later', async () => {
      const id = mintId<'command'>() as CommandId;
      const [first, other] = [deposit('5.00', { id }), deposit('6.00', { id })];
      const taken = { kind: 'conflict', object: first.payload.transactions[0]?.id };
      const [accepted, inOneBatch] = await world.writer.handle([first, other]);
      expect([accepted?.kind, inOneBatch]).toEqual(['accepted', taken]);
      expect(await world.writer.handle([other])).toEqual([taken]);
      // The right one is not told that its id is taken because a wrong one is before it.
      const [wrong, right] = await Promise.all([world.writer.handle([other]), world.writer.handle([first])]);
      expect([wrong[0], right[0]]).toEqual([taken, { ...accepted, replayed: true }]);
      expect(await world.available(account)).toBe('5.00');
    });
  });

  describe('beside another writer of the same book', () => {
    it('is fenced by the revision when it is behind, drops its book and decides again', async () => {
      const [one, two] = [world.newWriter(), world.newWriter()];
      await one.handle([deposit('100.00')]);
      await two.handle([pay('90.00')]);
      // The first still believes in 100.00.
      const [reply] = await one.handle([pay('50.00')]);
      expect(reply).toMatchObject({ kind: 'rejected', rejection: { available: '10.00', needed: '50.00' } });
      expect(kinds(await one.handle([pay('10.00')]))).toEqual(['accepted']);
    });

    it('does not refuse what has been covered since, though a refusal appends nothing', async () => {
      const [one, two] = [world.newWriter(), world.newWriter()];
      await one.handle([deposit('1.00')]);
      await two.handle([deposit('99.00')]);
      expect(kinds(await one.handle([pay('100.00')]))).toEqual(['accepted']);
    });

    it('ends every command exactly once when both write all the time', async () => {
      await world.fund(account, '50.00');
      const commands = Array.from({ length: 120 }, (_, index) => (index % 2 === 0 ? pay('1.00') : deposit('0.50')));
      const writers = [world.newWriter(), world.newWriter()];
      // Every command goes to both.
      const handled = commands.map((command, index) => Promise.all(writers.map((writer) => writer.handle([index % 3 === 0 ? command : { ...command }]))));
      const replies = (await Promise.all(handled)).map((both) => both.flat());
      for (const [first, second] of replies) expect({ ...first, replayed: null }).toEqual({ ...second, replayed: null });
      const paid = replies.filter(([reply], index) => index % 2 === 0 && reply?.kind === 'accepted').length;
      expect(await world.count('outcomes')).toBe(121);
      expect(await world.available(account)).toBe(`${80 - paid}.00`);
    }, 60_000);
  });

  describe('with a book that is not of the command', () => {
    it('invariant 10: answers failed and touches nothing, for another tenant and for the other mode', async () => {
      await world.fund(account, '10.00');
      const events = await world.count('events');
      const foreign = [{ tenant: mintId<'tenant'>(), mode: 'test' }, { tenant: world.scope.tenant, mode: 'live' }].map((scope) => pay('1.00', { scope }));
      const replies = await world.writer.handle([...foreign, pay('2.00')]);
      expect(kinds(replies)).toEqual(['failed', 'failed', 'accepted']);
      expect(await world.available(account)).toBe('8.00');
      expect([await world.count('events'), await world.count('books')]).toEqual([events + 1, 1]);
    });
  });

  describe('with a command that makes no sense', () => {
    it('answers that one failed and goes on with its batch', async () => {
      const senseless = [
        deposit('1.00', { type: 'ledger.Other' }),
        deposit('1.00', { id: 'no id' }),
        { ...deposit('1.00'), payload: null },
        { ...deposit('1.00'), payload: { book: 'no book', transactions: [] } },
        { ...deposit('1.00'), payload: { book: world.book, transactions: [{ kind: 'reverse', id: aTransactionId(), reverses: 'x', valueDate: TODAY }] } },
        commandOf(world, [transaction([{ ...posting('world/sepa', account, '1.00'), to: undefined as never }])]),
        commandOf(world, [transaction([{ ...posting('world/sepa', account, '1.00'), to: '/x' as never }])]),
        commandOf(world, [transaction([posting('world/sepa', account, '0.00')])]),
        commandOf(world, [transaction([posting('world/sepa', account, '1.00')], { valueDate: '2026-02-30' })]),
        deposit('1.00', { correlation: 'a\u0000b' }),
      ];
      const replies = await world.writer.handle([deposit('1.00'), ...senseless, deposit('2.00')] as never);
      expect(kinds(replies)).toEqual(['accepted', ...senseless.map(() => 'failed'), 'accepted']);
      expect(await world.available(account)).toBe('3.00');
    });

    it('fails one whose journal transaction has been posted by another command', async () => {
      const asked = transaction([posting('world/sepa', account, '1.00')]);
      const replies = await world.writer.handle([commandOf(world, [asked]), commandOf(world, [asked]), deposit('2.00')]);
      expect(kinds(replies).sort()).toEqual(['accepted', 'accepted', 'failed']);
      expect(await world.available(account)).toBe('3.00');
    });
  });

  it('reverses once, with the money of what is still being committed, and over again it says who did', async () => {
    const asked = transaction([posting('world/sepa', account, '10.00', 'deposit')]);
    const undo = () => commandOf(world, [{ kind: 'reverse', id: aTransactionId(), reverses: asked.id, valueDate: TODAY }]);
    const [first, second] = [undo(), undo()];
    const replies = await world.writer.handle([commandOf(world, [asked]), first, second, deposit('1.00')]);
    expect(kinds(replies)).toEqual(['accepted', 'accepted', 'rejected', 'accepted']);
    expect(replies[2]).toMatchObject({ rejection: { reason: 'already_reversed', by: first.payload.transactions[0]?.id } });
    expect(await world.available(account)).toBe('1.00');
  });
});
