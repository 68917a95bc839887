import type { CommandType, Page, PageRequest, Reply } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries, type CustomerProfile, type KeyView, type ScreenedBeneficiaryView } from '@corridor/contracts/accounts';
import { COLLECTIONS_QUERIES, type CollectionsQueries, type DepositWithPayer } from '@corridor/contracts/collections';
import { CUSTODY_QUERIES, type CustodyQueries } from '@corridor/contracts/custody';
import { LEDGER_QUERIES, type BalanceView, type EntryView, type LedgerQueries, type StatementOutline } from '@corridor/contracts/ledger';
import { listedRequested, PAYOUTS_QUERIES, type PayoutsQueries } from '@corridor/contracts/payouts';
import { QUOTES_QUERIES, type QuotesQueries } from '@corridor/contracts/quotes';
import { type DeliveryView, type EndpointWithSecret, type EventsFollowed, type ToldEvent, WEBHOOKS_QUERIES, type WebhooksQueries } from '@corridor/contracts/webhooks';
import { COMMAND_BUS, type CommandBus, type NewCommand } from '@corridor/messaging';
import { type DynamicModule, Module } from '@nestjs/common';
import { accountView, conversionView, customerRecord, decimal, depositView, keysByHash, payoutView, quoteView, walletView } from './views.js';

type AnyReply = Reply<unknown, unknown>;

/** What a spec sets and sees of the services behind the surface. */
export class World {
  readonly keys: Map<string, KeyView> = keysByHash();
  readonly accounts = [accountView(20), accountView(21)];
  readonly customers = [customerRecord()];
  readonly quotes = [quoteView()];
  readonly conversions = [conversionView()];
  readonly deposits: DepositWithPayer[] = [{ ...depositView(), remittance: null }];
  readonly payouts = [listedRequested(payoutView(), {})];
  readonly wallets = [walletView()];
  balances: BalanceView[] = [];
  entries: EntryView[] = [];
  statement: StatementOutline = { openingBalance: decimal('0.00'), closingBalance: decimal('0.00'), afterEntry: 0, lastEntry: 0 };
  /** Of the statement; the first one is after entry 0, the next one after 1, and so on. */
  statementPages: EntryView[][] = [];
  endpoints: EndpointWithSecret[] = [];
  deliveries: DeliveryView[] = [];
  events: ToldEvent[] = [];
  followed: EventsFollowed = { kind: 'events', items: [], hasMore: false };
  beneficiaries: ScreenedBeneficiaryView[] = [];
  /** The last query of each name, arguments after the scope. */
  readonly asked = new Map<string, unknown[]>();
  readonly sent: { type: string; command: NewCommand<unknown> }[] = [];
  /** What the bus answers; a function may throw, as a transport does. */
  reply: (type: string, command: NewCommand<unknown>) => AnyReply = () => ({ kind: 'unknown' });
  /** Set to have every query fail, as a service that is down does. */
  failure: Error | null = null;

  note<Args extends unknown[]>(name: string, args: Args): void {
    if (this.failure !== null) throw this.failure;
    this.asked.set(name, args);
  }
}

/** Pages by id, as the owners do by commit order. */
function pageOf<Item extends { readonly id: string }>(items: readonly Item[], { limit, after, before }: PageRequest): Page<Item> {
  const cursor = after ?? before;
  const index = cursor === undefined ? -1 : items.findIndex(({ id }) => id === cursor);
  if (cursor !== undefined && index < 0) return { kind: 'unknown_cursor' };
  if (before !== undefined) {
    const newer = items.slice(0, index);
    return { kind: 'page', items: newer.slice(-limit), hasMore: newer.length > limit };
  }
  const rest = items.slice(index + 1);
  return { kind: 'page', items: rest.slice(0, limit), hasMore: rest.length > limit };
}

const byId = <Item extends { readonly id: string }>(items: readonly Item[], id: string) => items.find((item) => item.id === id) ?? null;

type FakedAccounts = Pick<
  AccountsQueries,
  'account' | 'accounts' | 'customer' | 'customers' | 'sealProfile' | 'openProfile' | 'keyByHash' | 'beneficiary' | 'beneficiaries' | 'sealBeneficiary'
>;

function accountsOf(world: World): FakedAccounts {
  return {
    async account(_scope, id) {
      world.note('account', [id]);
      return byId(world.accounts, id);
    },
    async accounts(_scope, filter, page) {
      world.note('accounts', [filter, page]);
      return pageOf(world.accounts, page);
    },
    customer: async (_scope, id) => byId(world.customers, id),
    async customers(_scope, filter, page) {
      world.note('customers', [filter, page]);
      return pageOf(world.customers, page);
    },
    sealProfile: async (_scope, _id, profile) => Buffer.from(JSON.stringify(profile)).toString('base64'),
    openProfile: async (_scope, _id, sealed) => JSON.parse(Buffer.from(sealed, 'base64').toString()) as CustomerProfile,
    beneficiary: async (_scope, id) => byId(world.beneficiaries, id),
    async beneficiaries(_scope, filter, page) {
      world.note('beneficiaries', [filter, page]);
      return pageOf(world.beneficiaries, page);
    },
    async sealBeneficiary(_scope, id, details) {
      world.note('sealBeneficiary', [id, details]);
      return 'c2VhbGVk';
    },
    async keyByHash(hash) {
      return world.keys.get(hash) ?? null;
    },
  };
}

function webhooksOf(world: World): WebhooksQueries {
  return {
    endpoint: async (_scope, _dialect, id) => byId(world.endpoints, id),
    async endpoints(_scope, _dialect, filter, page) {
      world.note('endpoints', [filter, page]);
      return pageOf(world.endpoints, page);
    },
    async deliveries(_scope, endpoint, filter, page) {
      world.note('deliveries', [endpoint, filter, page]);
      return pageOf(world.deliveries, page);
    },
    delivery: async (_scope, _endpoint, id) => byId(world.deliveries, id),
    async events(_scope, _dialect, filter, page) {
      world.note('events', [filter, page]);
      return pageOf(world.events, page);
    },
    async eventsAfter(_scope, _dialect, after) {
      world.note('eventsAfter', [after]);
      return world.followed;
    },
    event: async (_scope, _dialect, id) => byId(world.events, id),
  };
}

function collectionsOf(world: World): CollectionsQueries {
  return {
    deposit: async (_scope, id) => byId(world.deposits, id),
    async deposits(_scope, filter, page) {
      world.note('deposits', [filter, page]);
      return pageOf(world.deposits, page);
    },
    receivedFunds: async () => null,
    suspendedFunds: async (_scope, page) => pageOf([], page),
    addressDeposit: async () => null,
    addressDeposits: async (_scope, _filter, page) => pageOf([], page),
    receivable: async () => null,
    receivables: async (_scope, _filter, page) => pageOf([], page),
    paymentLink: async () => null,
    checkout: async () => null,
    paymentLinks: async (_scope, _filter, page) => pageOf([], page),
  };
}

function queriesOf(world: World) {
  const quotes: Pick<QuotesQueries, 'quote' | 'quotes' | 'conversion' | 'conversions'> = {
    quote: async (_scope, id) => byId(world.quotes, id),
    async quotes(_scope, filter, page) {
      world.note('quotes', [filter, page]);
      return pageOf(world.quotes, page);
    },
    conversion: async (_scope, id) => byId(world.conversions, id),
    async conversions(_scope, filter, page) {
      world.note('conversions', [filter, page]);
      return pageOf(world.conversions, page);
    },
  };
  const custody: CustodyQueries = {
    wallet: async (_scope, id) => byId(world.wallets, id),
    async wallets(_scope, filter, page) {
      world.note('wallets', [filter, page]);
      return pageOf(world.wallets, page);
    },
    deposit: async () => null,
    deposits: async (_scope, _filter, page) => pageOf([], page),
    transfer: async () => null,
    transfers: async (_scope, _filter, page) => pageOf([], page),
    transferFile: async () => null,
    policy: async () => ({ approvals: 1, maxAmounts: [], allowList: null, travelRuleFrom: [] }),
  };
  const ledger: LedgerQueries = {
    async balances(_scope, owner, asOf) {
      world.note('balances', [owner, asOf]);
      return world.balances;
    },
    balancesTogether: async () => [],
    payment: async () => null,
    payments: async (_scope, _filter, page) => pageOf([], page),
    exchangeRate: async () => null,
    exchangeRates: async (_scope, _filter, page) => pageOf([], page),
    entry: async (_scope, id) => byId(world.entries, id),
    async entries(_scope, filter, page) {
      world.note('entries', [filter, page]);
      return pageOf(world.entries, page);
    },
    async statement(_scope, request) {
      world.note('statement', [request]);
      return world.statement;
    },
    async statementEntries(_scope, { afterEntry, limit }) {
      world.note('statementEntries', [{ afterEntry, limit }]);
      const page = world.statementPages[afterEntry] ?? [];
      return { entries: page, afterEntry: afterEntry + 1 < world.statementPages.length ? afterEntry + 1 : null };
    },
  };
  const payouts: Pick<PayoutsQueries, 'payout' | 'payouts'> = {
    payout: async (_scope, id) => byId(world.payouts, id),
    async payouts(_scope, filter, page) {
      world.note('payouts', [filter, page]);
      return pageOf(world.payouts, page);
    },
  };
  return { accounts: accountsOf(world), quotes, collections: collectionsOf(world), custody, ledger, payouts, webhooks: webhooksOf(world) };
}

/** A module with everything that the surface needs from outside, in memory. */
export function worldModule(world: World): DynamicModule {
  const bus: CommandBus = {
    async send<Payload, View, Rejection extends { readonly reason: string }>(
      type: CommandType<Payload, View, Rejection>,
      command: NewCommand<Payload>,
    ) {
      world.sent.push({ type: type.name, command });
      return world.reply(type.name, command) as Reply<View, Rejection>;
    },
  };
  const { accounts, quotes, collections, custody, ledger, payouts, webhooks } = queriesOf(world);
  const tokens = [COMMAND_BUS, ACCOUNTS_QUERIES, QUOTES_QUERIES, COLLECTIONS_QUERIES, CUSTODY_QUERIES, LEDGER_QUERIES, PAYOUTS_QUERIES, WEBHOOKS_QUERIES];
  const values = [bus, accounts, quotes, collections, custody, ledger, payouts, webhooks];
  return {
    module: WorldModule,
    providers: tokens.map((provide, index) => ({ provide, useValue: values[index] })),
    exports: tokens,
  };
}

@Module({})
class WorldModule {}
