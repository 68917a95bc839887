import { CheckWalletDeposit, type CustodyEvent, NETWORKS, PayToWallet, ReorganiseWalletDeposit, type WalletDepositView } from '@corridor/contracts/custody';
import { domainEventOf, mintId } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import { eventually, leaveNothingOpen } from '@corridor/testing';
import { accepted, custodyDatabase, LIVE, paid, paymentTo, PostingLedger, type Running, SCHEMA, SCOPE, sent, startCustody, walletIn } from './custody.host.fixture.js';

let pool: Pool;
const running: Running[] = [];
beforeAll(async () => {
  pool = await custodyDatabase();
});
afterEach(async () => {
  for (const service of running.splice(0)) await service.stop();
  await leaveNothingOpen(pool, { schema: 'custody', process: 'custody' });
});
afterAll(() => pool.end());

async function start(options: Parameters<typeof startCustody>[1]): Promise<Running> {
  const service = await startCustody(pool, options);
  running.push(service);
  return service;
}

const CREDIT = 'world/chain/available > wallet/available 500.00 deposit';
const now = ({ queries }: Running, { id }: Pick<WalletDepositView, 'id'>) => queries.deposit(SCOPE, id);
const reorganise = ({ bus }: Running, { id }: Pick<WalletDepositView, 'id'>) => bus.send(ReorganiseWalletDeposit, sent({ depositId: id }));
const timers = async ({ id }: Pick<WalletDepositView, 'id'>) => (await pool.query(`select due_at from ${SCHEMA}.timers where id = $1`, [`wallet-deposit-${id}/check`])).rows;

describe('a payment to a wallet', () => {
  it('is pending when it is seen, moves no money, and counts once it has its confirmations', async () => {
    const ledger = new PostingLedger();
    const service = await start({ post: ledger.post, delayMs: 300 });
    const wallet = await walletIn(service.bus, { asset: 'BTC', network: 'bitcoin' });
    const seen = await paid(service.bus, wallet, { amount: '0.5', mature: false });
    expect(seen).toMatchObject({ status: 'pending', confirmations: 1, confirmationsNeeded: 3, amount: { amount: '0.50000000' } });
    expect(ledger.of(wallet)).toEqual([]);
    await eventually(async () => expect(await now(service, seen)).toMatchObject({ status: 'confirmed' }), { timeoutMs: 15_000 });
    // Blocks go on while nobody looks, so there may be more by the time somebody does.
    expect((await now(service, seen))?.confirmations).toBeGreaterThanOrEqual(3);
    expect(ledger.of(wallet)).toEqual(['world/chain/available > wallet/available 0.50000000 deposit']);
  });

  it('counts once, however often it is told of (invariant 8)', async () => {
    const ledger = new PostingLedger();
    const { bus } = await start(ledger);
    const wallet = await walletIn(bus);
    const command = sent(paymentTo(wallet));
    const replies = await Promise.all([1, 2, 3].map(() => bus.send(PayToWallet, command)));
    expect(new Set(replies.map((reply) => JSON.stringify(accepted(reply)))).size).toBe(1);
    expect(ledger.of(wallet)).toEqual([CREDIT]);
  });

  it('reaches any address of the wallet, and no other', async () => {
    const service = await start(new PostingLedger());
    const [wallet, other] = [await walletIn(service.bus), await walletIn(service.bus)];
    expect(await paid(service.bus, wallet, { address: wallet.addresses[0]!.address })).toMatchObject({ address: wallet.addresses[0]!.address });
    expect(await service.bus.send(PayToWallet, sent(paymentTo(wallet, { address: other.addresses[0]!.address })))).toMatchObject({ rejection: { reason: 'address_not_of_wallet' } });
    expect(await service.bus.send(PayToWallet, sent(paymentTo(wallet, { amount: '1.0000001' })))).toMatchObject({ rejection: { reason: 'amount_not_valid' } });
    expect(await service.bus.send(PayToWallet, sent(paymentTo(wallet, { amount: '0' })))).toMatchObject({ rejection: { reason: 'amount_not_valid' } });
  });

  it('that a reorganisation drops before it counts is nobody’s, and its timer is cancelled', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger);
    const wallet = await walletIn(service.bus);
    const seen = await paid(service.bus, wallet, { mature: false });
    expect(await timers(seen)).toHaveLength(1);
    expect(accepted(await reorganise(service, seen))).toMatchObject({ status: 'reversed', confirmations: 0 });
    expect([ledger.of(wallet), await timers(seen)]).toEqual([[], []]);
  });

  it('that a reorganisation drops afterwards is taken back, imposed, once', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger);
    const wallet = await walletIn(service.bus);
    const credited = await paid(service.bus, wallet);
    const others = await paid(service.bus, wallet);
    const replies = await Promise.all([1, 2, 3].map(() => reorganise(service, credited)));
    expect(replies.map(({ kind }) => kind).sort()).toEqual(['accepted', 'rejected', 'rejected']);
    expect(ledger.of(wallet)).toEqual([CREDIT, CREDIT, 'undone, imposed']);
    expect([(await now(service, credited))?.status, (await now(service, others))?.status]).toEqual(['reversed', 'confirmed']);
    // The other branch has the other payment, so the chain says nothing new of it.
    expect(await service.bus.send(CheckWalletDeposit, sent({ depositId: others.id }))).toMatchObject({ rejection: { reason: 'deposit_unchanged', status: 'confirmed' } });
    expect(await reorganise(service, credited)).toMatchObject({ rejection: { reason: 'deposit_unchanged', status: 'reversed' } });
  });

  it('is looked at again when its blocks come more slowly than was expected', async () => {
    const service = await start(new PostingLedger());
    const seen = await paid(service.bus, await walletIn(service.bus), { mature: false });
    const [before] = await timers(seen);
    const blockMs = service.deps.chains.blockMsOf('ethereum');
    const early = { ...sent({ depositId: seen.id }), issuedAt: new Date(Date.now() + 3 * blockMs).toISOString() };
    expect(await service.bus.send(CheckWalletDeposit, early)).toMatchObject({ kind: 'accepted', view: { status: 'pending' } });
    expect(await timers(seen)).toHaveLength(1);
    const late = { ...sent({ depositId: seen.id }), issuedAt: new Date(Date.now() + NETWORKS.ethereum.confirmations * blockMs).toISOString() };
    expect(await service.bus.send(CheckWalletDeposit, late)).toMatchObject({ kind: 'accepted', view: { status: 'confirmed' } });
    expect(before).toBeDefined();
  });

  it('is looked at again when no node is connected meanwhile', async () => {
    const service = await start(new PostingLedger());
    const seen = await paid(service.bus, await walletIn(service.bus), { mature: false });
    service.deps.chains.nodeOf = () => null;
    await pool.query(`delete from ${SCHEMA}.timers`);
    expect(await service.bus.send(CheckWalletDeposit, sent({ depositId: seen.id }))).toMatchObject({ kind: 'accepted', view: { status: 'pending' } });
    expect(await timers(seen)).toHaveLength(1);
  });

  it('is not lost when the sandbox is started with another pace', async () => {
    const ledger = new PostingLedger();
    const first = await start({ post: ledger.post, delayMs: 60_000 });
    const wallet = await walletIn(first.bus);
    const seen = await paid(first.bus, wallet, { mature: false });
    await running.shift()?.stop();
    const second = await start({ post: ledger.post, delayMs: 600_000 });
    expect(await second.bus.send(CheckWalletDeposit, sent({ depositId: seen.id }))).toMatchObject({ kind: 'accepted', view: { status: 'pending' } });
  });

  it('is credited after a restart when the ledger had not answered, once (invariant 7)', async () => {
    const ledger = new PostingLedger();
    const first = await start({ post: (command) => (ledger.post(command), null), timeoutMs: 300 });
    const wallet = await walletIn(first.bus);
    const command = sent(paymentTo(wallet));
    expect(await first.bus.send(PayToWallet, command)).toEqual({ kind: 'unknown' });
    const id = command.payload.depositId;
    expect(await now(first, { id })).toBeNull();
    await running.shift()?.stop();
    const second = await start(ledger);
    await eventually(async () => expect(await now(second, { id })).toMatchObject({ status: 'confirmed' }), { timeoutMs: 15_000 });
    expect(ledger.of(wallet)).toEqual([CREDIT]);
  }, 30_000);

  it('is unknown in live mode and to other tenants (invariant 10)', async () => {
    const service = await start(new PostingLedger());
    const wallet = await walletIn(service.bus);
    const credited = await paid(service.bus, wallet);
    for (const scope of [LIVE, { tenant: mintId<'tenant'>(), mode: 'test' } as const]) {
      expect(await service.queries.deposit(scope, credited.id)).toBeNull();
      expect(await service.bus.send(PayToWallet, sent(paymentTo(wallet), scope))).toMatchObject({ rejection: { reason: 'wallet_not_found' } });
      expect(await service.bus.send(ReorganiseWalletDeposit, sent({ depositId: credited.id }, scope))).toMatchObject({ rejection: { reason: 'deposit_not_found' } });
    }
  });
});

describe('the rows of payments', () => {
  it('are what the events say, and are narrowed by wallet and status (invariant 6)', async () => {
    const service = await start(new PostingLedger());
    const wallet = await walletIn(service.bus);
    const [pending, confirmed, reversed] = [await paid(service.bus, wallet, { mature: false }), await paid(service.bus, wallet), await paid(service.bus, wallet)];
    await reorganise(service, reversed);
    const folded = new Map<string, WalletDepositView>();
    for (const recorded of await service.store.readLog({ after: 0, limit: 10_000 })) {
      const { type, data } = domainEventOf<CustodyEvent>(recorded);
      if (type === 'WalletDepositDetected' || type === 'WalletDepositConfirmed' || type === 'WalletDepositReversed') folded.set(data.deposit.id, data.deposit);
    }
    const { rows } = await pool.query<{ id: string; view: WalletDepositView; status: string }>(`select id, status, view from ${SCHEMA}.wallet_deposits`);
    expect(new Map(rows.map(({ id, view }) => [id, view]))).toEqual(folded);
    expect(rows.every(({ status, view }) => status === view.status)).toBe(true);
    for (const [status, one] of [['pending', pending], ['confirmed', confirmed], ['reversed', reversed]] as const) {
      expect(await service.queries.deposits(SCOPE, { walletId: wallet.id, status }, { limit: 10 })).toMatchObject({ items: [{ id: one.id }] });
    }
  });
});
