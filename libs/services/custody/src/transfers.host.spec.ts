import { randomBytes } from 'node:crypto';
import type { Scope, TransferId } from '@corridor/contracts';
import {
  ApproveTransfer, type Approver, CheckTransfer, type CustodyEvent, NETWORKS, type PersonApproving, RejectTransfer, RequestTransfer, SetTransferPolicy, SettleTransfer, type TransferPolicyView, type TransferView,
} from '@corridor/contracts/custody';
import type { LedgerRejection } from '@corridor/contracts/ledger';
import { type CommandBus, domainEventOf, mintId } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import { eventually, leaveNothingOpen } from '@corridor/testing';
import {
  accepted, custodyDatabase, DOUBTFUL, FAILING, KEY, type LedgerReply, LIVE, OUTSIDE, paid, PostingLedger, requested, type Running, SCHEMA, SCOPE, SCREENED, sent, startCustody, transferFrom, walletIn,
} from './custody.host.fixture.js';

let pool: Pool;
const running: Running[] = [];
beforeAll(async () => {
  pool = await custodyDatabase();
});
afterEach(async () => {
  for (const service of running.splice(0)) await service.stop();
  await leaveNothingOpen(pool, { schema: 'custody', process: 'custody' });
  await pool.query(`delete from ${SCHEMA}.transfer_policies`);
});
afterAll(() => pool.end());

async function start(options: Parameters<typeof startCustody>[1]): Promise<Running> {
  const service = await startCustody(pool, options);
  running.push(service);
  return service;
}

const person = (name: string): PersonApproving => ({ kind: 'person', name, key: null });
const approve = (bus: CommandBus, transferId: TransferId, approver: Approver, scope: Scope = SCOPE) => bus.send(ApproveTransfer, sent({ transferId, approver }, scope));
const rejection = (bus: CommandBus, transferId: TransferId) => bus.send(RejectTransfer, sent({ transferId, approver: person('Ada'), comment: 'Not ours.' }));
const settle = (bus: CommandBus, transferId: TransferId, end: 'confirmed' | 'failed') => bus.send(SettleTransfer, sent({ transferId, end }));
const policy = (over: Partial<TransferPolicyView>): TransferPolicyView => ({ approvals: 1, maxAmounts: [], allowList: null, travelRuleFrom: [], ...over });
const rule = async (bus: CommandBus, over: Partial<TransferPolicyView>) => accepted(await bus.send(SetTransferPolicy, sent({ tenant: SCOPE.tenant, policy: policy(over) })));
const typesOf = async ({ store }: Running, id: TransferId) => (await store.readStream(`transfer-${id}`)).map(({ type }) => type);
const now = ({ queries }: Running, id: TransferId) => queries.transfer(SCOPE, id);
const HELD = ['wallet/available > wallet/processing 10000.00 transfer', 'wallet/available > wallet/processing 1.20 fee'];
const OUT = ['wallet/processing > world/chain/available 10000.00 transfer', 'wallet/processing > house/network/available 1.20 fee'];
const BACK = ['wallet/processing > wallet/available 10000.00 transfer', 'wallet/processing > wallet/available 1.20 fee'];

describe('a transfer', () => {
  it('holds amount and network fee, is approved by the sandbox, broadcast and confirmed, each once (invariant 8)', async () => {
    const ledger = new PostingLedger();
    const service = await start({ post: ledger.post, delayMs: 200 });
    const wallet = await walletIn(service.bus);
    const command = sent(transferFrom(wallet));
    const first = await service.bus.send(RequestTransfer, command);
    expect(first).toMatchObject({ kind: 'accepted', view: { status: 'pending_approval', networkFee: { amount: '1.20' }, txHash: null } });
    expect(await service.bus.send(RequestTransfer, { ...command, payload: { ...command.payload, transferId: mintId<'transfer'>() } })).toEqual({ ...first, replayed: true });
    const { transferId } = command.payload;
    await eventually(async () => expect(await now(service, transferId)).toMatchObject({ status: 'confirmed' }), { timeoutMs: 15_000 });
    expect(ledger.of(wallet)).toEqual([...HELD, ...OUT]);
    expect(await typesOf(service, transferId)).toEqual(['TransferRequested', 'TransferHeld', 'TransferCleared', 'TransferBroadcast', 'TransferEnding', 'TransferConfirmed']);
    expect((await now(service, transferId))?.txHash).toMatch(/^0x[0-9a-f]{64}$/);
  });

  it('that the ledger refuses is no object', async () => {
    const refusal: LedgerRejection = { reason: 'insufficient_funds', owner: KEY as never, compartment: 'available', currency: 'USDC', available: '0.00' as never, needed: '10001.20' as never };
    const service = await start({ post: (): LedgerReply => ({ kind: 'rejected', rejection: refusal, replayed: false, correlation: 'req_1' }) });
    const command = sent(transferFrom(await walletIn(service.bus)));
    expect(await service.bus.send(RequestTransfer, command)).toMatchObject({ kind: 'rejected', rejection: { needed: '10001.20' } });
    const { transferId } = command.payload;
    expect(await now(service, transferId)).toBeNull();
    expect(await approve(service.bus, transferId, person('Ada'))).toMatchObject({ rejection: { reason: 'transfer_not_found' } });
  });

  it('that fails on its chain gives back amount and fee', async () => {
    const ledger = new PostingLedger();
    const service = await start({ post: ledger.post, delayMs: 100 });
    const wallet = await walletIn(service.bus);
    const { id } = await requested(service.bus, wallet, { toAddress: FAILING });
    await eventually(async () => expect(await now(service, id)).toMatchObject({ status: 'failed', failureCode: 'transaction_failed' }), { timeoutMs: 15_000 });
    expect(ledger.of(wallet)).toEqual([...HELD, ...BACK]);
  });

  it.each([
    ['confirmed', OUT],
    ['failed', BACK],
  ] as const)('is %s by the sandbox at once, from either state, and its timer is cancelled', async (end, postings) => {
    const ledger = new PostingLedger();
    const service = await start(ledger);
    for (const isBroadcasting of [false, true]) {
      const wallet = await walletIn(service.bus);
      const { id } = await requested(service.bus, wallet);
      if (isBroadcasting) accepted(await approve(service.bus, id, { kind: 'sandbox' }));
      expect(accepted(await settle(service.bus, id, end))).toMatchObject({ status: end, txHash: expect.stringMatching(/^0x/) });
      expect(ledger.of(wallet)).toEqual([...HELD, ...postings]);
      expect((await pool.query(`select 1 from ${SCHEMA}.timers where id = $1`, [`transfer-${id}/next`])).rows).toEqual([]);
      expect(await settle(service.bus, id, 'confirmed')).toMatchObject({ rejection: { reason: 'transfer_in_other_state', status: end } });
      expect(await service.bus.send(CheckTransfer, sent({ transferId: id }))).toMatchObject({ kind: 'rejected' });
    }
  });

  it('ends one way when it is confirmed, failed and rejected at once (invariant 8)', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger);
    for (let round = 0; round < 8; round += 1) {
      const wallet = await walletIn(service.bus);
      const { id } = await requested(service.bus, wallet);
      const replies = await Promise.all([settle(service.bus, id, 'confirmed'), settle(service.bus, id, 'failed'), rejection(service.bus, id)]);
      expect(replies.map(({ kind }) => kind).sort()).toEqual(['accepted', 'rejected', 'rejected']);
      expect(ledger.of(wallet)).toHaveLength(4);
    }
  });

  it('is finished after a restart, whichever step the crash came between, and posted once (invariant 7)', async () => {
    const ledger = new PostingLedger();
    const mute = (command: Parameters<typeof ledger.post>[0]) => (ledger.post(command), null);
    const first = await start({ post: mute, timeoutMs: 300 });
    const wallet = await walletIn(first.bus);
    const command = sent(transferFrom(wallet));
    expect(await first.bus.send(RequestTransfer, command)).toEqual({ kind: 'unknown' });
    await running.shift()?.stop();
    const second = await start(ledger);
    const { transferId } = command.payload;
    await eventually(async () => expect(await now(second, transferId)).toMatchObject({ status: 'pending_approval' }), { timeoutMs: 15_000 });
    accepted(await approve(second.bus, transferId, { kind: 'sandbox' }));
    await running.shift()?.stop();
    const third = await start({ post: mute, timeoutMs: 300 });
    expect(await settle(third.bus, transferId, 'confirmed')).toEqual({ kind: 'unknown' });
    expect(await now(third, transferId)).toMatchObject({ status: 'broadcasting' });
    await running.shift()?.stop();
    const fourth = await start(ledger);
    await eventually(async () => expect(await now(fourth, transferId)).toMatchObject({ status: 'confirmed' }), { timeoutMs: 15_000 });
    expect(ledger.of(wallet)).toEqual([...HELD, ...OUT]);
  }, 60_000);

  it('is signed and sent after a restart when the process died between the last approval and the signature, or after it', async () => {
    const ledger = new PostingLedger();
    for (const hasSigned of [false, true]) {
      const first = await start(ledger);
      const wallet = await walletIn(first.bus);
      const { id } = await requested(first.bus, wallet);
      const { signing } = first.deps;
      const sign = signing.signOnce.bind(signing);
      signing.signOnce = async (transfer, scope) => {
        if (hasSigned) await sign(transfer, scope);
        throw new Error('the power is gone');
      };
      void approve(first.bus, id, { kind: 'sandbox' }).catch(() => undefined);
      await eventually(async () => expect(await typesOf(first, id)).toContain('TransferCleared'));
      expect(await first.bus.send(RejectTransfer, sent({ transferId: id, approver: person('Ada'), comment: null }))).toMatchObject({ rejection: { reason: 'transfer_in_other_state', status: 'broadcasting' } });
      const before = hasSigned ? await eventually(async () => (await signing.kept(id))?.txHash ?? Promise.reject(new Error('not yet'))) : undefined;
      await running.pop()?.stop();
      const second = await start(ledger);
      await eventually(async () => expect((await now(second, id))?.txHash).toMatch(/^0x/), { timeoutMs: 15_000 });
      if (hasSigned) expect((await now(second, id))?.txHash).toBe(before);
      expect((await pool.query(`select nonce from ${SCHEMA}.transaction_nonces where sender = $1`, [wallet.addresses[0]!.address])).rows).toEqual([{ nonce: 0 }]);
    }
  }, 60_000);

  it('to another wallet of the tenant arrives there', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger);
    const [from, to] = [await walletIn(service.bus), await walletIn(service.bus)];
    const { id } = await requested(service.bus, from, { toAddress: to.addresses[0]!.address, amount: '25.00' as never });
    const { txHash } = accepted(await settle(service.bus, id, 'confirmed'));
    await eventually(async () => expect(await service.queries.deposits(SCOPE, { walletId: to.id }, { limit: 5 })).toMatchObject({ items: [{ txHash, status: 'confirmed', amount: { amount: '25.00' } }] }), { timeoutMs: 15_000 });
    expect(ledger.of(to)).toEqual(['world/chain/available > wallet/available 25.00 deposit']);
  });
});

describe('the transaction of a transfer', () => {
  const sentOf = async (from: string) =>
    (await pool.query<{ tx_hash: string; nonce: number }>(`select tx_hash, nonce from ${SCHEMA}.sim_transactions where sender = $1 order by nonce`, [from])).rows;

  it('has a number of its own, without gaps, however many are approved at once', async () => {
    const service = await start(new PostingLedger());
    const wallet = await walletIn(service.bus);
    const all = await Promise.all(Array.from({ length: 20 }, () => requested(service.bus, wallet)));
    await Promise.all(all.map(({ id }) => settle(service.bus, id, 'confirmed')));
    const rows = await sentOf(wallet.addresses[0]!.address);
    expect(rows.map(({ nonce }) => nonce)).toEqual(Array.from({ length: 20 }, (_, at) => at));
    const kept = await pool.query<{ tx_hash: string }>(`select tx_hash from ${SCHEMA}.signed_transactions where transfer_id = any($1)`, [all.map(({ id }) => id)]);
    expect(new Set(kept.rows.map(({ tx_hash }) => tx_hash))).toEqual(new Set(rows.map(({ tx_hash }) => tx_hash)));
  });

  it('is signed once, however many ask at once and whoever signs differently each time', async () => {
    const service = await start(new PostingLedger());
    const wallet = await walletIn(service.bus);
    const transfer = await requested(service.bus, wallet);
    service.deps.signers.test!.sign = async () => randomBytes(64);
    const signed = await Promise.all(Array.from({ length: 10 }, () => service.deps.signing.signOnce(transfer, SCOPE)));
    expect(new Set(signed.map(({ txHash }) => txHash)).size).toBe(1);
    const next = await requested(service.bus, wallet);
    await service.deps.signing.signOnce(next, SCOPE);
    const { rows } = await pool.query(`select nonce from ${SCHEMA}.transaction_nonces where sender = $1 order by nonce`, [wallet.addresses[0]!.address]);
    expect(rows).toEqual([{ nonce: 0 }, { nonce: 1 }]);
  });

  it('is on the chain once, however often it is sent, and a second one under its number is refused', async () => {
    const service = await start(new PostingLedger());
    const wallet = await walletIn(service.bus);
    const { id } = await requested(service.bus, wallet);
    accepted(await approve(service.bus, id, { kind: 'sandbox' }));
    const chain = service.deps.sandbox.simulatedOf(SCOPE, 'ethereum', new Date().toISOString())!;
    const { raw, txHash } = (await service.deps.signing.kept(id))!;
    expect([await chain.broadcast(raw), await chain.broadcast(raw)]).toEqual([txHash, txHash]);
    expect(await sentOf(wallet.addresses[0]!.address)).toEqual([{ tx_hash: txHash, nonce: 0 }]);
    const other = Buffer.from(Buffer.from(raw).toString().replace(OUTSIDE, FAILING));
    await expect(chain.broadcast(other)).rejects.toThrow('duplicate key');
  });

  it('is looked for again when no node is connected meanwhile, and the money stays held', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger);
    const wallet = await walletIn(service.bus);
    const { id } = await requested(service.bus, wallet);
    service.deps.chains.nodeOf = () => null;
    accepted(await approve(service.bus, id, { kind: 'sandbox' }));
    expect(await service.bus.send(CheckTransfer, sent({ transferId: id }))).toMatchObject({ kind: 'accepted', view: { status: 'broadcasting' } });
    await eventually(async () => expect((await pool.query(`select 1 from ${SCHEMA}.timers where id = $1 and due_at > now()`, [`transfer-${id}/next`])).rows).toHaveLength(1));
    expect(ledger.of(wallet)).toEqual(HELD);
  });

  it('that a reorganisation drops is sent again, the very same, and the money stays held meanwhile', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger);
    const wallet = await walletIn(service.bus);
    const { id } = await requested(service.bus, wallet);
    const { txHash } = accepted(await approve(service.bus, id, { kind: 'sandbox' }));
    const blockMs = service.deps.chains.blockMsOf('ethereum');
    const look = async (blocks: number) => {
      const at = new Date(Date.now() + blocks * blockMs);
      const reply = await service.bus.send(CheckTransfer, { ...sent({ transferId: id }), issuedAt: at.toISOString() });
      return { reply, chain: service.deps.sandbox.simulatedOf(SCOPE, 'ethereum', at.toISOString())! };
    };
    await eventually(async () => expect(await sentOf(wallet.addresses[0]!.address)).toHaveLength(1));
    const almost = await look(NETWORKS.ethereum.confirmations - 1);
    expect(almost.reply).toMatchObject({ kind: 'accepted', view: { status: 'broadcasting' } });
    await almost.chain.reorganise(txHash!);
    expect(await almost.chain.receiptOf(txHash!)).toBeNull();
    expect((await look(NETWORKS.ethereum.confirmations + 5)).reply).toMatchObject({ view: { status: 'broadcasting' } });
    expect(ledger.of(wallet)).toEqual(HELD);
    const later = await look(NETWORKS.ethereum.confirmations * 2 + 10);
    expect(later.reply).toMatchObject({ view: { status: 'confirmed', txHash } });
    expect(ledger.of(wallet)).toEqual([...HELD, ...OUT]);
  });
});

describe('who approves a transfer', () => {
  it('are as many people as the policy says, each once, and never the key that asked for it', async () => {
    const service = await start(new PostingLedger());
    const { bus } = service;
    await rule(bus, { approvals: 2 });
    const { id } = await requested(bus, await walletIn(bus));
    expect(await approve(bus, id, { kind: 'sandbox' })).toMatchObject({ rejection: { reason: 'approval_needed' } });
    expect(await approve(bus, id, { kind: 'person', name: 'key_1', key: KEY })).toMatchObject({ rejection: { reason: 'approver_is_requester' } });
    expect(await approve(bus, id, person('Ada Lovelace'))).toMatchObject({ view: { status: 'pending_approval' } });
    for (const again of [' ada  lovelace ', 'Ada\u200b Lovelace', '\uff21da Lovelace']) expect(await approve(bus, id, person(again))).toMatchObject({ rejection: { reason: 'approved_before' } });
    expect(await settle(bus, id, 'confirmed')).toMatchObject({ rejection: { reason: 'approval_needed' } });
    expect(await approve(bus, id, { kind: 'person', name: 'key_2', key: mintId<'key'>() })).toMatchObject({ view: { status: 'broadcasting', txHash: expect.stringMatching(/^0x/) } });
    expect(await service.queries.transferFile(SCOPE, id)).toMatchObject({ decisions: [{ approver: 'Ada Lovelace', verdict: 'approved' }, { approver: 'key_2' }] });
    expect(JSON.stringify(await service.store.readStream(`transfer-${id}`))).not.toMatch(/lovelace/i);
  });

  it('give one approval each when they approve at once', async () => {
    const { bus, store } = await start(new PostingLedger());
    await rule(bus, { approvals: 3 });
    const { id } = await requested(bus, await walletIn(bus));
    const replies = await Promise.all(['Ada', 'Ada', 'Bob', 'Cy', 'Dee', 'Bob'].map((name) => approve(bus, id, person(name))));
    expect(replies.filter(({ kind }) => kind === 'accepted')).toHaveLength(3);
    expect((await store.readStream(`transfer-${id}`)).filter(({ type }) => type === 'TransferCleared')).toHaveLength(1);
  });

  it('can reject it until the last approval: all of the money comes back, and nothing is signed', async () => {
    const ledger = new PostingLedger();
    const service = await start(ledger);
    await rule(service.bus, { approvals: 2 });
    const wallet = await walletIn(service.bus);
    const { id } = await requested(service.bus, wallet);
    accepted(await approve(service.bus, id, person('Bob')));
    expect(accepted(await rejection(service.bus, id))).toMatchObject({ status: 'failed', failureCode: 'rejected_by_approver', txHash: null });
    expect(ledger.of(wallet)).toEqual([...HELD, ...BACK]);
    expect(await service.deps.signing.kept(id)).toBeNull();
    expect(await approve(service.bus, id, person('Cy'))).toMatchObject({ rejection: { reason: 'transfer_in_other_state', status: 'failed' } });
    expect((await service.queries.transferFile(SCOPE, id))?.decisions.map(({ verdict, comment }) => [verdict, comment])).toEqual([['approved', null], ['rejected', 'Not ours.']]);
  });

  it('are people where screening is in doubt, whatever the policy', async () => {
    const { bus, queries } = await start(new PostingLedger());
    const transfer = await requested(bus, await walletIn(bus), { beneficiaryName: DOUBTFUL });
    expect(transfer).toMatchObject({ approvers: 'people', travelRule: 'provided', screening: { outcome: 'review', score: 90 } });
    expect(await approve(bus, transfer.id, { kind: 'sandbox' })).toMatchObject({ rejection: { reason: 'approval_needed' } });
    expect(await queries.transferFile(SCOPE, transfer.id)).toMatchObject({ beneficiaryName: DOUBTFUL });
  });
});

describe('a transfer is refused before anything moves', () => {
  it('by screening, by the policy, and where no money can go', async () => {
    const ledger = new PostingLedger();
    const { bus } = await start(ledger);
    const [wallet, ether] = [await walletIn(bus), await walletIn(bus, { asset: 'ETH' })];
    const refusal = async (over: Parameters<typeof transferFrom>[1], scope = SCOPE) => {
      const reply = await bus.send(RequestTransfer, sent(transferFrom(wallet, over), scope));
      return reply.kind === 'rejected' ? reply.rejection.reason : reply.kind;
    };
    expect(await refusal({ toAddress: SCREENED })).toBe('receiver_screened');
    expect(await refusal({ toAddress: OUTSIDE.replace('79C8', '79c8') })).toBe('address_not_valid');
    expect(await refusal({ toAddress: 'tb1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqp7s39y32m7' })).toBe('address_not_valid');
    expect(await refusal({ toAddress: wallet.addresses[0]!.address.toLowerCase() })).toBe('address_is_own');
    expect(await refusal({ toAddress: ether.addresses[0]!.address })).toBe('address_holds_other');
    expect(await refusal({ asset: 'USDT' })).toBe('wallet_holds_other');
    expect(await refusal({ network: 'base' })).toBe('wallet_holds_other');
    expect(await refusal({ walletId: mintId<'wallet'>() })).toBe('wallet_not_found');
    await rule(bus, { allowList: [OUTSIDE.toLowerCase()], maxAmounts: [{ currency: 'USDC', amount: '100' as never }], travelRuleFrom: [{ currency: 'USDC', amount: '50' as never }] });
    expect(await refusal({ toAddress: FAILING, amount: '1.00' as never })).toBe('address_not_allowed');
    expect(await refusal({ amount: '100.000001' as never })).toBe('amount_over_policy');
    expect(await refusal({ amount: '50.00' as never })).toBe('travel_rule_data_missing');
    expect(await refusal({ amount: '49.999999' as never })).toBe('accepted');
    expect(await refusal({ amount: '100.00' as never, beneficiaryName: 'Globex' })).toBe('accepted');
    expect(ledger.of(wallet)).toHaveLength(4);
  });

  it('in another tenant and in live mode, where there is no such wallet (invariant 10)', async () => {
    const ledger = new PostingLedger();
    const { bus, queries } = await start(ledger);
    const wallet = await walletIn(bus);
    const { id } = await requested(bus, wallet);
    for (const scope of [LIVE, { tenant: mintId<'tenant'>(), mode: 'test' } as const]) {
      expect(await bus.send(RequestTransfer, sent(transferFrom(wallet), scope))).toMatchObject({ rejection: { reason: 'wallet_not_found' } });
      expect(await approve(bus, id, person('Ada'), scope)).toMatchObject({ rejection: { reason: 'transfer_not_found' } });
      expect([await queries.transfer(scope, id), await queries.transferFile(scope, id)]).toEqual([null, null]);
      expect(await queries.transfers(scope, {}, { limit: 10 })).toMatchObject({ items: [] });
      expect(await queries.walletAt(scope, 'ethereum', wallet.addresses[0]!.address)).toBeNull();
    }
    expect(ledger.of(wallet)).toEqual(HELD);
  });
});

describe('transfers', () => {
  it('are listed newest first, narrowed by each filter', async () => {
    const { bus, queries } = await start(new PostingLedger());
    const wallet = await walletIn(bus);
    const [older, newer] = [await requested(bus, wallet), await requested(bus, wallet)];
    const found = async (filter: Parameters<typeof queries.transfers>[1]) => {
      const page = await queries.transfers(SCOPE, { walletId: wallet.id, ...filter }, { limit: 10 });
      return page.kind === 'page' ? page.items.map(({ id }) => id) : page.kind;
    };
    const all = { accountId: wallet.accountId, asset: 'USDC', network: 'ethereum', status: 'pending_approval', createdFrom: older.createdAt } as const;
    expect(await found(all)).toEqual([newer.id, older.id]);
    for (const other of [{ accountId: mintId<'account'>() }, { asset: 'ETH' }, { network: 'base' }, { status: 'failed' }, { createdBefore: older.createdAt }, { walletId: mintId<'wallet'>() }] as const) {
      expect(await found({ ...all, ...other })).toEqual([]);
    }
  });

  it('and payments have rows that are what the events say (invariant 6)', async () => {
    const service = await start(new PostingLedger());
    const wallet = await walletIn(service.bus);
    await paid(service.bus, wallet);
    const [confirmed, broadcasting] = [await requested(service.bus, wallet), await requested(service.bus, wallet)];
    await requested(service.bus, wallet);
    accepted(await settle(service.bus, confirmed.id, 'confirmed'));
    accepted(await approve(service.bus, broadcasting.id, { kind: 'sandbox' }));
    const folded = new Map<string, TransferView>();
    for (const recorded of await service.store.readLog({ after: 0, limit: 10_000 })) {
      const { type, data } = domainEventOf<CustodyEvent>(recorded);
      if (type === 'TransferHeld' || type === 'TransferApproved' || type === 'TransferCleared' || type === 'TransferBroadcast' || type === 'TransferConfirmed' || type === 'TransferFailed') folded.set(data.transfer.id, data.transfer);
    }
    const { rows } = await pool.query<{ id: string; status: string; view: TransferView }>(`select id, status, view from ${SCHEMA}.transfers`);
    expect(new Map(rows.map(({ id, view }) => [id, view]))).toEqual(folded);
    expect(rows.every(({ status, view }) => status === view.status)).toBe(true);
    expect(new Set(rows.map(({ status }) => status)).size).toBe(4);
  });
});
