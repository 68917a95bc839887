import type { Command, Reply, Scope } from '@corridor/contracts';
import type { AccountView, ScreeningView, TenantView } from '@corridor/contracts/accounts';
import { CreateWallet, PayToWallet, type PayToWalletPayload, RequestTransfer, type RequestTransferPayload, type TransferView, type WalletView } from '@corridor/contracts/custody';
import type { LedgerRejection, PostedView, PostTransactionsPayload } from '@corridor/contracts/ledger';
import { createPostgresEventStore } from '@corridor/event-store';
import { BusTransport, type CommandBus, commandTopic, createCommandBus, createInProcessDriver, createServiceHost, fingerprintOf, migrateService, mintId } from '@corridor/messaging';
import { createLogger, createPool, type Pool } from '@corridor/runtime';
import { testDatabase } from '@corridor/testing';
import { NestFactory } from '@nestjs/core';
import { SimulatedChains } from './chain/chains.js';
import { custodyDefinition } from './custody.definition.js';
import type { CustodyDeps } from './custody.deps.js';
import { CUSTODY_MIGRATIONS } from './custody.migrations.js';
import { CustodyModule } from './custody.module.js';
import { KeyIndexes } from './keys/key-indexes.js';
import { SealedKeyTree } from './keys/sealed-key-tree.js';
import { sealingKeyOf } from './keys/sealing.js';
import { PgCustodyQueries } from './read/custody.queries.js';
import { SignedTransactions } from './signing/signed-transactions.js';

export const SCHEMA = 'custody';

export type PostCommand = Command<PostTransactionsPayload>;
export type LedgerReply = Reply<PostedView, LedgerRejection>;

export const SCOPE: Scope = { tenant: mintId<'tenant'>(), mode: 'test' };
export const LIVE: Scope = { ...SCOPE, mode: 'live' };
export const KEY = mintId<'key'>();
export const OUTSIDE = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
export const SCREENED = '0x000000000000000000000000000000000000bad1';
export const FAILING = '0x000000000000000000000000000000000000fA11';
/** Whoever is called so is to be looked at by a person. */
export const DOUBTFUL = 'Viktor Drakov Moreau';

const ACCOUNT: AccountView = { id: mintId<'account'>(), label: null, status: 'active', book: mintId<'book'>(), createdAt: '2026-07-10T12:00:00.000Z' };
const TENANT: TenantView = { id: SCOPE.tenant, name: 'Spec', defaultAccounts: { test: ACCOUNT.id, live: ACCOUNT.id }, createdAt: ACCOUNT.createdAt };

export async function custodyDatabase(): Promise<Pool> {
  const { connectionString } = await testDatabase();
  const pool = createPool({ connectionString, max: 10, applicationName: 'custody-host-spec' });
  await migrateService(pool, { schema: SCHEMA, definition: { migrations: CUSTODY_MIGRATIONS } });
  return pool;
}

export interface StartOptions {
  readonly post: (command: PostCommand) => LedgerReply | null;
  readonly delayMs?: number;
  readonly timeoutMs?: number;
}

/** One process of the service as an app runs it, on a driver that redelivers and reorders, beside a ledger made of `post`. */
export async function startCustody(pool: Pool, { post, delayMs = 3_600_000, timeoutMs = 15_000 }: StartOptions) {
  const ground = { pool, schema: SCHEMA, store: createPostgresEventStore({ pool, schema: SCHEMA }) };
  const driver = createInProcessDriver({ chaos: { seed: 7 } });
  const bus = createCommandBus({ driver, timeoutMs });
  const signers = { test: new SealedKeyTree({ ...ground, sealingKey: sealingKeyOf('5e'.repeat(32)) }) };
  const queries = new PgCustodyQueries(ground);
  const chains = new SimulatedChains({ ...ground, delayMs });
  const deps: CustodyDeps = {
    ...ground,
    bus,
    accounts: {
      account: async ({ tenant }, id) => (tenant === SCOPE.tenant && id === ACCOUNT.id ? ACCOUNT : null),
      tenant: async (id) => (id === TENANT.id ? TENANT : null),
      screenParty: async ({ mode }, { address, name }) => (mode === 'test' ? screened(address, name) : null),
    },
    signers,
    indexes: new KeyIndexes(ground),
    chains,
    sandbox: chains,
    signing: new SignedTransactions({ ...ground, signers }),
    reads: queries,
    delayMs,
    now: () => new Date(),
  };
  driver.consumeCommands({ topic: commandTopic('ledger'), maxBatch: 100, maxInFlight: 2 }, async (batch) => {
    for (const message of batch) {
      const reply = post(JSON.parse(message.value) as PostCommand);
      if (reply !== null) message.reply(JSON.stringify(reply));
    }
  });
  const logger = createLogger({ name: 'spec', level: 'silent' });
  const host = createServiceHost({ definition: custodyDefinition(deps), ...ground, driver, bus, logger, drainMs: 500, instance: mintId<'instance'>() });
  const app = await NestFactory.createMicroservice(CustodyModule.register(deps), { strategy: new BusTransport([host]), logger: false });
  await app.listen();
  const stop = async () => {
    await app.close();
    await ground.store.close();
    await driver.close();
  };
  return { bus, deps, store: ground.store, queries, stop };
}

export type Running = Awaited<ReturnType<typeof startCustody>>;

function screened(address: string, name: string | null): ScreeningView {
  const score = address === SCREENED ? 100 : name === DOUBTFUL ? 90 : 10;
  const outcome = score === 100 ? 'reject' : score === 90 ? 'review' : 'clear';
  return { outcome, list: 'Spec list', listVersion: '1', score, entry: outcome === 'clear' ? null : 'SPEC-1', screenedAt: ACCOUNT.createdAt };
}

export const sent = <Payload>(payload: Payload, scope: Scope = SCOPE) => ({
  id: mintId<'command'>(), scope, correlation: 'req_1', issuedAt: new Date().toISOString(), fingerprint: fingerprintOf(payload), payload,
});

export async function walletIn(bus: CommandBus, over: Partial<Pick<WalletView, 'asset' | 'network'>> = {}, scope = SCOPE): Promise<WalletView> {
  const payload = { walletId: mintId<'wallet'>(), addressId: mintId<'wallet-address'>(), accountId: null, asset: 'USDC', network: 'ethereum', label: null, ...over } as const;
  return accepted(await bus.send(CreateWallet, sent(payload, scope)));
}

export const transferFrom = (wallet: WalletView, over: Partial<RequestTransferPayload> = {}): RequestTransferPayload => ({
  transferId: mintId<'transfer'>(),
  walletId: wallet.id,
  toAddress: OUTSIDE,
  asset: wallet.asset,
  network: wallet.network,
  amount: '10000.00' as never,
  requestedBy: KEY,
  beneficiaryName: null,
  ...over,
});

export async function requested(bus: CommandBus, wallet: WalletView, over: Partial<RequestTransferPayload> = {}): Promise<TransferView> {
  return accepted(await bus.send(RequestTransfer, sent(transferFrom(wallet, over))));
}

export const paymentTo = (wallet: WalletView, over: Partial<PayToWalletPayload> = {}): PayToWalletPayload => ({
  depositId: mintId<'wallet-deposit'>(), walletId: wallet.id, address: null, amount: '500.00', txHash: null, mature: true, ...over,
});

export async function paid(bus: CommandBus, wallet: WalletView, over: Partial<PayToWalletPayload> = {}) {
  return accepted(await bus.send(PayToWallet, sent(paymentTo(wallet, over))));
}

export function accepted<View>(reply: Reply<View, unknown>): View {
  if (reply.kind !== 'accepted') throw new Error(JSON.stringify(reply));
  return reply.view;
}

/** A ledger that posts whatever comes, each command once, and remembers what. */
export class PostingLedger {
  readonly posted = new Map<string, PostCommand>();

  post = (command: PostCommand): LedgerReply => {
    const replayed = this.posted.has(command.id);
    this.posted.set(command.id, command);
    const view: PostedView = { revision: this.posted.size, recordedAt: new Date().toISOString() };
    return { kind: 'accepted', view, replayed, correlation: command.correlation };
  };

  /** What a wallet's id appears in: `from > to amount type`, or `undone`, in the order in which they came. */
  of(wallet: WalletView): string[] {
    const all = [...this.posted.values()].flatMap(({ payload }) => payload.transactions);
    const named = (at: string) => at.replace(wallet.id, 'wallet');
    const lines = all.flatMap((each) => (each.kind === 'post' ? each.postings.map(({ from, to, amount, type }) => `${named(from)} > ${named(to)} ${amount} ${type}`) : [`undone${each.imposed === true ? ', imposed' : ''}`]));
    return lines.filter((line) => line.includes('wallet') || line.startsWith('undone'));
  }
}

