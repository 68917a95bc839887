import type { AccountId, BookId, Reply, Scope } from '@corridor/contracts';
import { RevisionConflict, RowConflict } from '@corridor/event-store';
import { mintId } from '@corridor/messaging';
import { isInfrastructureError } from '@corridor/runtime';
import { Standstill } from '@corridor/testing';
import { anAccount, commandOf, LedgerWorld, posting, SCHEMA, transaction } from '../ledger.fixtures.js';
import { otherProcess, type OtherProcess, type StandsStill } from '../other-process.fixtures.js';
import { verifyLedger } from '../verify/verify-ledger.js';

const kinds = (replies: readonly Reply<unknown, unknown>[]) => replies.map(({ kind }) => kind);
const isRace = (error: unknown) => error instanceof RevisionConflict || error instanceof RowConflict;
interface Book {
  readonly scope: Scope;
  readonly book: BookId;
}

describe('two ledger processes with the same books', () => {
  let world: LedgerWorld;
  let account: AccountId;
  let processes: OtherProcess[];
  beforeEach(async () => {
    world = await LedgerWorld.create();
    account = anAccount();
    processes = [];
  });
  afterEach(async () => {
    expect((await verifyLedger({ pool: world.pool, schema: SCHEMA })).faults).toEqual([]);
    expect(processes.flatMap(({ failures }) => failures).filter((error) => !isRace(error) && !isInfrastructureError(error))).toEqual([]);
    await Promise.all(processes.map((each) => each.close()));
    await world.close();
  });

  const process = (stands: StandsStill = {}) => {
    const made = otherProcess(world, stands);
    processes.push(made);
    return made;
  };
  const pay = (amount: string, of: Book = world) => commandOf(of, [transaction([posting(account, 'world/sepa', amount)])]);
  const deposit = (amount: string, of: Book = world) => commandOf(of, [transaction([posting('world/sepa', account, amount, 'deposit')])]);
  const aBook = (): Book => ({ scope: { tenant: mintId<'tenant'>(), mode: 'test' }, book: mintId<'book'>() });

  it('invariant 8: end every command once, and tell all who sent it the same, while both write all the time', async () => {
    await world.fund(account, '100.00');
    const [one, two] = [process().writer, process().writer];
    const commands = Array.from({ length: 600 }, (_, index) => (index % 3 === 0 ? pay('1.00') : index % 3 === 1 ? deposit('0.25') : pay('0.50')));
    const answers = await Promise.all(
      commands.map(async (command, index) => {
        await new Promise((resolve) => setTimeout(resolve, Math.floor(index / 4) * 4));
        // A third to either, a third to both at the same time.
        const takers = index % 3 === 0 ? [one, two] : [index % 2 === 0 ? one : two];
        return (await Promise.all(takers.map((writer) => writer.handle([{ ...command }])))).flat();
      }),
    );
    const heard = answers.map(([first]) => first as Reply<unknown, unknown>);
    for (const [index, replies] of answers.entries()) {
      for (const reply of replies) expect({ ...reply, replayed: null }).toEqual({ ...heard[index], replayed: null });
    }
    expect(new Set(kinds(heard))).toEqual(new Set(['accepted', 'rejected']));
    const accepted = (rest: number) => heard.filter((reply, index) => index % 3 === rest && reply.kind === 'accepted').length;
    // In hundredths: a count of commands times what each moved.
    const left = 10_000 - accepted(0) * 100 + accepted(1) * 25 - accepted(2) * 50;
    expect(await world.available(account)).toBe(`${Math.floor(left / 100)}.${String(left % 100).padStart(2, '0')}`);
    expect(await world.count('outcomes')).toBe(601);
    expect(await world.count(`events where type = 'TransactionsPosted'`)).toBe(1 + accepted(0) + accepted(1) + accepted(2));
    expect(processes.flatMap(({ failures }) => failures).length).toBeGreaterThan(0);
  }, 60_000);

  it('begin a new book at the same time, and neither takes the race for a fault', async () => {
    const [one, two] = [process(), process()];
    for (let round = 0; round < 40; round += 1) {
      const book = aBook();
      const commands = [deposit('1.00', book), commandOf(book, [transaction([posting('world/ach', 'house/fees', '2.00', 'fee')])])];
      const replies = await Promise.all([one, two].map(({ writer }, index) => writer.handle(round % 2 === 0 ? commands : [commands[index] as never])));
      expect(new Set(kinds(replies.flat()))).toEqual(new Set(['accepted']));
    }
  });

  it('do not let a refusal that was decided before a book was begun undo its beginning', async () => {
    const afterHeads = new Standstill();
    const paused = process({ afterHeads });
    const command = pay('5.00');
    const refusing = paused.writer.handle([command]);
    await afterHeads.reached;
    await world.fund(account, '5.00');
    afterHeads.goOn();
    expect(kinds(await refusing)).toEqual(['accepted']);
    expect(kinds(await process().writer.handle([deposit('1.00')]))).toEqual(['accepted']);
    expect(await world.available(account)).toBe('1.00');
  });

  describe('of which one stands still between deciding and committing', () => {
    let beforeCommit: Standstill;
    let paused: OtherProcess;
    beforeEach(() => {
      beforeCommit = new Standstill();
      paused = process({ beforeCommit });
    });

    it('fence what it accepted on balances that have been spent since', async () => {
      await world.fund(account, '100.00');
      const late = paused.writer.handle([pay('60.00'), pay('10.00')]);
      await beforeCommit.reached;
      expect(kinds(await process().writer.handle([pay('90.00')]))).toEqual(['accepted']);
      beforeCommit.goOn();
      expect(await late).toMatchObject([{ kind: 'rejected', rejection: { available: '10.00', needed: '60.00' } }, { kind: 'accepted' }]);
      expect(await world.available(account)).toBe('0.00');
    });

    it('fence what it refused on balances that have been covered since', async () => {
      await world.fund(account, '1.00');
      const late = paused.writer.handle([pay('60.00')]);
      await beforeCommit.reached;
      expect(kinds(await process().writer.handle([deposit('99.00')]))).toEqual(['accepted']);
      beforeCommit.goOn();
      expect(kinds(await late)).toEqual(['accepted']);
      expect(await world.available(account)).toBe('40.00');
    });

    it('invariant 8: answer from it what the other came to with the same commands', async () => {
      await world.fund(account, '5.00');
      const commands = [pay('5.00'), pay('0.01'), deposit('1.00')];
      const late = paused.writer.handle(commands);
      await beforeCommit.reached;
      const first = await process().writer.handle(commands);
      beforeCommit.goOn();
      expect(kinds(first)).toEqual(['accepted', 'rejected', 'accepted']);
      expect(await late).toEqual(first.map((reply) => ({ ...reply, replayed: true })));
      expect(await world.available(account)).toBe('1.00');
    });

    it('void what it decided on top of the commit that was fenced', async () => {
      await world.fund(account, '10.00');
      const late = [paused.writer.handle([pay('10.00')])];
      await beforeCommit.reached;
      // Decided while the first stands still, on the empty balance that it would leave.
      late.push(paused.writer.handle([pay('4.00')]));
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(kinds(await process().writer.handle([pay('5.00')]))).toEqual(['accepted']);
      beforeCommit.goOn();
      expect((await Promise.all(late)).map(kinds)).toEqual([['rejected'], ['accepted']]);
      expect(await world.available(account)).toBe('1.00');
    });
  });

  it('hold each other up only for a while when one stands still with the book in its hands', async () => {
    await world.fund(account, '10.00');
    const afterHeads = new Standstill();
    const paused = process({ afterHeads });
    const late = paused.writer.handle([pay('7.00')]);
    await afterHeads.reached;
    expect(kinds(await process().writer.handle([pay('4.00')]))).toEqual(['accepted']);
    afterHeads.goOn();
    expect(await late).toMatchObject([{ kind: 'rejected', rejection: { available: '6.00' } }]);
  });

  it('see what the other did to each of several books that one had in memory', async () => {
    const [one, two] = [process().writer, process().writer];
    const books = Array.from({ length: 6 }, aBook);
    await one.handle(books.map((book) => deposit('10.00', book)));
    // The other takes half of them on, and leaves the others alone.
    await two.handle(books.slice(0, 3).map((book) => pay('10.00', book)));
    const replies = await one.handle(books.map((book) => pay('10.00', book)));
    expect(kinds(replies)).toEqual(['rejected', 'rejected', 'rejected', 'accepted', 'accepted', 'accepted']);
    await two.handle(books.map((book) => deposit('3.00', book)));
    expect(new Set(kinds(await one.handle(books.map((book) => pay('3.00', book)))))).toEqual(new Set(['accepted']));
  });

  it('lose as many races as it takes, and no command is given up for it', async () => {
    const lost = 25;
    let races = 0;
    const winner = process().writer;
    const loser = process({ onCommit: async () => (races += 1) <= lost && winner.handle([deposit('0.01')]) });
    const replies = await loser.writer.handle([deposit('1.00'), pay('999.00')]);
    expect(kinds(replies)).toEqual(['accepted', 'rejected']);
    expect(loser.failures).toHaveLength(lost);
    expect(await world.available(account)).toBe('1.25');
  });
});
