import { type AccountId, idOf } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries, type KeyView, type PartyView } from '@corridor/contracts/accounts';
import { COLLECTIONS_QUERIES } from '@corridor/contracts/collections';
import { type BalanceView, type EntryView, type ExchangeRateView, LEDGER_QUERIES, type LedgerQueries, type PaymentView } from '@corridor/contracts/ledger';
import { type ListedPayout, PAYOUTS_QUERIES, type PayoutsQueries } from '@corridor/contracts/payouts';
import { QUOTES_QUERIES } from '@corridor/contracts/quotes';
import { WEBHOOKS_QUERIES, type WebhooksQueries } from '@corridor/contracts/webhooks';
import { COMMAND_BUS, type CommandBus } from '@corridor/messaging';
import { createLogger } from '@corridor/runtime';
import { createHttpApp, hashOfKey, type HostRule, routesOf } from '@corridor/surfaces/http';
import { Module } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import { XflowModule } from '../xflow.module.js';

export const uuid = (number: number) => idOf<never>(`01900000-0000-7000-8000-${String(number).padStart(12, '0')}`);

export const SECRETS = { test: `sk_test_${'a'.repeat(32)}`, live: `sk_live_${'b'.repeat(32)}` } as const;
export const PLATFORM = { test: uuid(20), live: uuid(21) } as const;
export const OTHER_ACCOUNT = uuid(22);
export const USER = uuid(24);
export const PARTNER = uuid(25);

/** What a spec sets of the services behind the surface. */
export class World {
  balances: readonly BalanceView[] = [];
  payouts: readonly ListedPayout[] = [];
  partners: readonly AccountId[] = [];
  /** What partners have together. */
  together: readonly BalanceView[] = [];
  payments: readonly PaymentView[] = [];
  rates: readonly ExchangeRateView[] = [];
  entries: readonly EntryView[] = [];
  /** The filter of the last list that the ledger was asked for. */
  filter: unknown = null;
}

function keyOf(mode: 'test' | 'live'): KeyView {
  return { id: uuid(1), tenant: uuid(2), mode, kind: 'secret', hint: 'aaaa', label: null, scopes: ['*'], limits: null, status: 'active', endsAt: null } as unknown as KeyView;
}

/** The platform itself, a user of it with a partner, and a partner of nobody that is known here. */
function partyOf(id: PartyView['id']): PartyView | null {
  if (id === USER) return { id, type: 'user', parent: PLATFORM.test } as unknown as PartyView;
  if (id === PARTNER) return { id, type: 'partner', parent: USER } as unknown as PartyView;
  if (id === PLATFORM.test || id === PLATFORM.live) return { id, type: 'platform', parent: null } as unknown as PartyView;
  return id === OTHER_ACCOUNT ? ({ id, type: 'partner', parent: uuid(23) } as unknown as PartyView) : null;
}

function fakes(world: World) {
  const keys = new Map([[hashOfKey(SECRETS.test), keyOf('test')], [hashOfKey(SECRETS.live), keyOf('live')]]);
  const accounts: Pick<AccountsQueries, 'keyByHash' | 'tenant' | 'party' | 'partnersOf'> = {
    keyByHash: async (hash) => keys.get(hash) ?? null,
    tenant: async (id) => ({ id, defaultAccounts: PLATFORM }) as unknown as Awaited<ReturnType<AccountsQueries['tenant']>>,
    party: async (_scope, id) => partyOf(id),
    partnersOf: async () => world.partners,
  };
  const listed = <Item>(items: readonly Item[], filter: unknown) => {
    world.filter = filter;
    return { kind: 'page', items, hasMore: false } as const;
  };
  const ledger: Omit<LedgerQueries, 'statement' | 'statementEntries'> = {
    balances: async () => world.balances,
    balancesTogether: async () => world.together,
    payment: async (_scope, id) => world.payments.find((each) => each.id === id) ?? null,
    payments: async (_scope, filter) => listed(world.payments, filter),
    exchangeRate: async (_scope, id) => world.rates.find((each) => each.id === id) ?? null,
    exchangeRates: async (_scope, filter) => listed(world.rates, filter),
    entry: async (_scope, id) => world.entries.find((each) => each.id === id) ?? null,
    entries: async (_scope, filter) => listed(world.entries, filter),
  };
  const payouts: PayoutsQueries = {
    payout: async (_scope, id) => world.payouts.find((each) => each.id === id) ?? null,
    payouts: async (_scope, filter) => listed(world.payouts, filter),
    bookTransfer: async () => null,
    bookTransfers: async (_scope, filter) => listed([], filter),
  };
  const webhooks: Pick<WebhooksQueries, 'endpoint'> = { endpoint: async () => null };
  const bus: Pick<CommandBus, 'send'> = { send: async () => ({ kind: 'unknown' }) };
  const given = [
    { provide: ACCOUNTS_QUERIES, useValue: accounts },
    { provide: LEDGER_QUERIES, useValue: ledger },
    { provide: PAYOUTS_QUERIES, useValue: payouts },
    { provide: QUOTES_QUERIES, useValue: {} },
    { provide: COLLECTIONS_QUERIES, useValue: {} },
    { provide: WEBHOOKS_QUERIES, useValue: webhooks },
    { provide: COMMAND_BUS, useValue: bus },
  ];
  class Fakes {}
  Module({})(Fakes);
  return { module: Fakes, global: true, providers: given, exports: given.map(({ provide }) => provide) };
}

/** A real server with the surface on it, and a client for it. */
export async function boot({ hosts = [] }: { readonly hosts?: readonly HostRule[] } = {}) {
  const world = new World();
  const logger = createLogger({ name: 'spec', level: 'silent' });
  const app = await createHttpApp(XflowModule.register({ logger, imports: [fakes(world)] }), { logger, hosts });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  async function ask(path: string, headers: Record<string, string> = { authorization: `Bearer ${SECRETS.test}` }, init: RequestInit = {}) {
    const response = await fetch(`http://127.0.0.1:${port}${path.startsWith('/') ? path : `/xflow/v1/${path}`}`, { ...init, headers });
    return { status: response.status, headers: response.headers, body: (await response.json()) as ReturnType<typeof JSON.parse> };
  }
  async function page(path: string) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: response.status, headers: response.headers, text: await response.text() };
  }
  return { world, port, ask, page, routes: routesOf(app), close: async () => app.close() };
}

export type Booted = Awaited<ReturnType<typeof boot>>;
