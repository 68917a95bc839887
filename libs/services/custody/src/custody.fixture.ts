import { type Command, type CommandType, type Scope } from '@corridor/contracts';
import type { AccountView, TenantView } from '@corridor/contracts/accounts';
import { AddWalletAddress, type AddWalletAddressPayload, CreateWallet, type CreateWalletPayload } from '@corridor/contracts/custody';
import { createPostgresEventStore, type EventStore, eventStoreMigrations } from '@corridor/event-store';
import { type CommandBus, fingerprintOf, type Handled, messagingMigrations, mintId } from '@corridor/messaging';
import { createPool, migrate, type Pool } from '@corridor/runtime';
import { testDatabase } from '@corridor/testing';
import { SimulatedChains } from './chain/chains.js';
import type { CustodyDeps } from './custody.deps.js';
import { CUSTODY_MIGRATIONS } from './custody.migrations.js';
import { KeyIndexes } from './keys/key-indexes.js';
import { SealedKeyTree } from './keys/sealed-key-tree.js';
import { sealingKeyOf } from './keys/sealing.js';
import { PgCustodyQueries } from './read/custody.queries.js';
import { SignedTransactions } from './signing/signed-transactions.js';
import { WalletsHandlers } from './wallets.handlers.js';

export const DELAY_MS = 5_000;
export const SCHEMA = 'custody';
export const SEALING_KEY = sealingKeyOf('5e'.repeat(32));

/** The service on a real PostgreSQL and a real event store, stepped by hand. */
export class CustodyWorld {
  clock = new Date('2026-07-10T12:00:00.000Z');
  readonly scope: Scope = { tenant: mintId<'tenant'>(), mode: 'test' };
  readonly account: AccountView;
  readonly wallets: WalletsHandlers;
  readonly queries: PgCustodyQueries;

  static async create(): Promise<CustodyWorld> {
    const database = await testDatabase();
    const pool = createPool({ connectionString: database.connectionString, max: 8, applicationName: 'custody-spec' });
    await migrate(pool, { schema: SCHEMA, migrations: [...eventStoreMigrations, ...messagingMigrations, ...CUSTODY_MIGRATIONS] });
    return new CustodyWorld(pool, createPostgresEventStore({ pool, schema: SCHEMA }));
  }

  private constructor(
    readonly pool: Pool,
    readonly store: EventStore,
  ) {
    this.account = { id: mintId<'account'>(), label: null, status: 'active', book: mintId<'book'>(), createdAt: this.clock.toISOString() };
    const keys = { pool, schema: SCHEMA };
    const signers = { test: new SealedKeyTree({ ...keys, sealingKey: SEALING_KEY }) };
    this.queries = new PgCustodyQueries(keys);
    const chains = new SimulatedChains({ ...keys, delayMs: DELAY_MS });
    const deps: CustodyDeps = {
      ...keys,
      store,
      bus: {} as CommandBus,
      accounts: {
        account: async (scope, id) => (scope.tenant === this.scope.tenant && id === this.account.id ? this.account : null),
        screenParty: async () => null,
        tenant: async (id) => (id === this.scope.tenant ? this.tenant() : null),
      },
      signers,
      indexes: new KeyIndexes(keys),
      chains,
      sandbox: chains,
      signing: new SignedTransactions({ ...keys, store, signers }),
      reads: this.queries,
      delayMs: DELAY_MS,
      now: () => this.clock,
    };
    this.wallets = new WalletsHandlers(deps);
  }

  private tenant(): TenantView {
    const defaultAccounts = { test: this.account.id, live: this.account.id };
    return { id: this.scope.tenant, name: 'Spec', defaultAccounts, createdAt: this.clock.toISOString() };
  }

  command<Payload, View, Rejection extends { readonly reason: string }>(
    type: CommandType<Payload, View, Rejection>,
    payload: Payload,
    scope = this.scope,
  ): Command<Payload> {
    return {
      id: mintId<'command'>(),
      type: type.name,
      key: type.keyOf(payload),
      scope,
      fingerprint: fingerprintOf(payload),
      correlation: 'req_1',
      causation: null,
      issuedAt: this.clock.toISOString(),
      payload,
    };
  }

  /** What the command's sender hears: the view or the rejection. */
  async outcome<View, Rejection>(handled: Handled<View, Rejection>): Promise<View | Rejection> {
    if (handled.kind === 'rejected') return handled.rejection;
    await this.store.commit(handled.unit);
    if (handled.kind === 'started') throw new Error('a step of another service is under way');
    return handled.view;
  }

  async createWallet(over: Partial<CreateWalletPayload> = {}, scope = this.scope) {
    const payload: CreateWalletPayload = {
      walletId: mintId<'wallet'>(),
      addressId: mintId<'wallet-address'>(),
      accountId: null,
      asset: 'USDC',
      network: 'ethereum',
      label: 'treasury-1',
      ...over,
    };
    return this.outcome(await this.wallets.createWallet(this.command(CreateWallet, payload, scope)));
  }

  async addAddress(walletId: AddWalletAddressPayload['walletId'], scope = this.scope) {
    const payload: AddWalletAddressPayload = { walletId, addressId: mintId<'wallet-address'>(), label: 'invoice 8841' };
    return this.outcome(await this.wallets.addAddress(this.command(AddWalletAddress, payload, scope)));
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.pool.end();
  }
}
