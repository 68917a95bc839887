import type { DepositId } from '@corridor/contracts';
import {
  AssignFunds,
  type AwaitingDeposit,
  CompleteDeposit,
  ReceiveDeposit,
  type ReceiveDepositPayload,
  ReceiveFunds,
  type ReceiveFundsPayload,
  RequestDeposit,
  ReturnDeposit,
  ReturnFunds,
} from '@corridor/contracts/collections';
import { mintId } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import { eventually, leaveNothingOpen, PostingLedger } from '@corridor/testing';
import { ACCOUNT, collectionsDatabase, SCOPE, sent, startCollections } from './collections.host.fixture.js';

type Running = Awaited<ReturnType<typeof startCollections>>;

let pool: Pool;
const running: Running[] = [];
beforeAll(async () => {
  pool = await collectionsDatabase();
});
afterEach(async () => {
  for (const service of running.splice(0)) await service.stop();
  await leaveNothingOpen(pool, { schema: 'collections', process: 'deposits' });
});
afterAll(() => pool.end());

async function start(options: Parameters<typeof startCollections>[1]): Promise<Running> {
  const service = await startCollections(pool, options);
  running.push(service);
  return service;
}

const euros = (amount: string) => ({ currency: 'EUR', amount: amount as never }) as const;
const arrival = (amount = '10.00'): ReceiveDepositPayload => ({ depositId: mintId<'deposit'>(), accountId: ACCOUNT.id, amount: euros(amount), rail: 'sepa' });
const advice = (account: string | null, amount = '10.00'): ReceiveFundsPayload => ({
  fundsId: mintId<'deposit'>(), amount: euros(amount), rail: 'sepa', account, remittance: { payerName: null, payerAccount: null, text: null }, bankReference: `BANK-${amount}`,
});

async function asked({ bus }: Running): Promise<AwaitingDeposit> {
  const payload = { depositId: mintId<'deposit'>(), accountId: ACCOUNT.id, currency: 'EUR', rail: 'sepa', customerId: null, expected: null } as const;
  const reply = await bus.send(RequestDeposit, sent(payload));
  if (reply.kind !== 'accepted') throw new Error(JSON.stringify(reply));
  return reply.view;
}

const typesOf = async ({ store }: Running, id: DepositId) => (await store.readStream(`deposit-${id}`)).map(({ type }) => type);

describe('the collections service under its host', () => {
  it('takes each deposit once, however often it is told of it (invariant 8)', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger);
    const commands = Array.from({ length: 20 }, () => sent(arrival()));
    const replies = await Promise.all([...commands, ...commands].map((command) => service.bus.send(ReceiveDeposit, command)));
    expect(replies.map(({ kind }) => kind)).toEqual(replies.map(() => 'accepted'));
    expect(ledger.posted.size).toBe(20);
    const page = await service.queries.deposits(SCOPE, {}, { limit: 100 });
    expect(page.kind === 'page' && page.items.length).toBe(20);
  });

  it('takes a deposit once when it is told of again under a fresh id, as a surface does, at once and later (invariant 8)', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger);
    const id = mintId<'command'>();
    const told = (amount: string) => ({ ...sent(arrival(amount)), id, fingerprint: amount });
    const again = () => told('30.00');
    const replies = await Promise.all([again(), again(), again()].map((command) => service.bus.send(ReceiveDeposit, command)));
    replies.push(await service.bus.send(ReceiveDeposit, again()));
    const views = replies.map((reply) => (reply.kind === 'accepted' ? reply.view : reply.kind));
    expect(views).toEqual(views.map(() => views[0]));
    expect(replies.filter((reply) => 'replayed' in reply && !reply.replayed)).toHaveLength(1);
    expect(await service.bus.send(ReceiveDeposit, told('31.00'))).toMatchObject({ kind: 'conflict', object: (views[0] as { id: string }).id });
    expect(ledger.posted.size).toBe(1);
  });

  it('loses none of many payments that name one deposit at the same moment, and completes it by one of them (invariant 8)', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger);
    const { id: depositId, asked: { instructions } } = await asked(service);
    const advices = Array.from({ length: 10 }, (_, index) => sent(advice(instructions.iban ?? null, `${index + 1}.00`)));
    const replies = await Promise.all([
      ...advices.map((command) => service.bus.send(ReceiveFunds, command)),
      service.bus.send(CompleteDeposit, sent({ depositId, amount: null, bankReference: 'SANDBOX' })),
    ]);
    const taken = replies.flatMap((reply) => (reply.kind === 'accepted' ? [reply.view.id] : []));
    expect(new Set(taken).size).toBe(taken.length);
    expect(taken).toContain(depositId);
    // All that a bank tells is taken; the sandbox's own payment only if it came first.
    expect(replies.slice(0, 10).map(({ kind }) => kind)).toEqual(Array.from({ length: 10 }, () => 'accepted'));
    expect(ledger.posted.size).toBe(taken.length);
  });

  it('takes a deposit back once, and money out of suspense one way, when two instances are told at once (invariant 8)', async () => {
    const ledger = new PostingLedger();
    const [one, two] = [await start(ledger), await start(ledger)];
    for (let round = 0; round < 10; round += 1) {
      const [deposit, funds] = [arrival(), advice(null)];
      await Promise.all([one.bus.send(ReceiveDeposit, sent(deposit)), two.bus.send(ReceiveFunds, sent(funds))]);
      const returns = [one, two, one, two].map(({ bus }) => bus.send(ReturnDeposit, sent({ depositId: deposit.depositId, failureCode: 'recall', failureReason: 'Recalled.' })));
      const leaves = [
        one.bus.send(AssignFunds, sent({ fundsId: funds.fundsId, accountId: ACCOUNT.id })),
        two.bus.send(ReturnFunds, sent({ fundsId: funds.fundsId, failureCode: 'recall', failureReason: 'Recalled.' })),
      ];
      expect((await Promise.all(returns)).map(({ kind }) => kind).sort()).toEqual(['accepted', 'rejected', 'rejected', 'rejected']);
      expect((await Promise.all(leaves)).map(({ kind }) => kind).sort()).toEqual(['accepted', 'rejected']);
    }
    expect(ledger.posted.size).toBe(40);
  });
});

describe('what a crash leaves between the steps of a deposit', () => {
  /** Each step that waits for the ledger, on objects that are ready for it. */
  async function steps(service: Running) {
    const [awaited, [deposit, funds, stray]] = [await asked(service), [arrival(), advice(null), advice(null)] as const];
    await service.bus.send(ReceiveDeposit, sent(deposit));
    for (const each of [funds, stray]) await service.bus.send(ReceiveFunds, sent(each));
    const [fresh, lost] = [arrival(), advice(null)];
    const words = { failureCode: 'recall', failureReason: 'Recalled.' };
    const step = (id: DepositId, end: string, send: (to: Running) => Promise<{ readonly kind: string }>) => ({ id, end, send });
    const commands = {
      receive: sent(fresh),
      complete: sent({ depositId: awaited.id, amount: null, bankReference: 'SANDBOX' }),
      suspend: sent(lost),
      takeBack: sent({ depositId: deposit.depositId, ...words }),
      assign: sent({ fundsId: funds.fundsId, accountId: ACCOUNT.id }),
      sendBack: sent({ fundsId: stray.fundsId, ...words }),
    };
    return [
      step(fresh.depositId, 'DepositCompleted', ({ bus }) => bus.send(ReceiveDeposit, commands.receive)),
      step(awaited.id, 'DepositCompleted', ({ bus }) => bus.send(CompleteDeposit, commands.complete)),
      step(lost.fundsId, 'FundsSuspended', ({ bus }) => bus.send(ReceiveFunds, commands.suspend)),
      step(deposit.depositId, 'DepositReturned', ({ bus }) => bus.send(ReturnDeposit, commands.takeBack)),
      step(funds.fundsId, 'DepositCompleted', ({ bus }) => bus.send(AssignFunds, commands.assign)),
      step(stray.fundsId, 'FundsReturned', ({ bus }) => bus.send(ReturnFunds, commands.sendBack)),
    ];
  }

  it.each([
    ['the ledger was never reached', false],
    ['the answer of the ledger was lost', true],
  ])('is finished after a restart, and posted once, when %s (invariants 7 and 8)', async (_what, isPosted) => {
    const ledger = new PostingLedger();
    const six = await steps(await start(ledger));
    await running.shift()?.stop();
    const before = ledger.posted.size;
    const crashing = await start({ post: (command) => (isPosted ? (ledger.post(command), null) : null), timeoutMs: 300 });
    const views = async ({ queries }: Running) => Promise.all(six.map(({ id }) => queries.deposit(SCOPE, id)));
    const shown = await views(crashing);
    expect(await Promise.all(six.map(({ send }) => send(crashing)))).toEqual(six.map(() => ({ kind: 'unknown' })));
    expect(await views(crashing)).toEqual(shown);
    await running.shift()?.stop();

    const after = await start(ledger);
    await eventually(async () => expect(await Promise.all(six.map(async ({ id }) => (await typesOf(after, id)).at(-1)))).toEqual(six.map(({ end }) => end)), { timeoutMs: 20_000 });
    for (const reply of await Promise.all(six.map(({ send }) => send(after)))) expect(reply).toMatchObject({ kind: 'accepted', replayed: true });
    expect(ledger.posted.size).toBe(before + six.length);
  });
});
