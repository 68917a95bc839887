import { idOf } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries, type KeyView, type PartyView } from '@corridor/contracts/accounts';
import { COLLECTIONS_QUERIES } from '@corridor/contracts/collections';
import { type BalanceView, LEDGER_QUERIES, type LedgerQueries } from '@corridor/contracts/ledger';
import { COMMAND_BUS, type CommandBus } from '@corridor/messaging';
import { createLogger } from '@corridor/runtime';
import { createHttpApp, hashOfKey } from '@corridor/surfaces/http';
import { Module } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import { XflowModule } from '../xflow.module.js';

export const uuid = (number: number) => idOf<never>(`01900000-0000-7000-8000-${String(number).padStart(12, '0')}`);

export const SECRETS = { test: `sk_test_${'a'.repeat(32)}`, live: `sk_live_${'b'.repeat(32)}` } as const;
export const PLATFORM = { test: uuid(20), live: uuid(21) } as const;
export const OTHER_ACCOUNT = uuid(22);

/** What a spec sets of the services behind the surface. */
export class World {
  balances: readonly BalanceView[] = [];
}

function keyOf(mode: 'test' | 'live'): KeyView {
  return { id: uuid(1), tenant: uuid(2), mode, kind: 'secret', hint: 'aaaa', label: null, scopes: ['*'], limits: null, status: 'active', endsAt: null } as unknown as KeyView;
}

/** The platform itself, and a partner of nobody that is known here. */
function partyOf(id: PartyView['id']): PartyView | null {
  if (id === PLATFORM.test || id === PLATFORM.live) return { id, type: 'platform', parent: null } as unknown as PartyView;
  return id === OTHER_ACCOUNT ? ({ id, type: 'partner', parent: uuid(23) } as unknown as PartyView) : null;
}

function fakes(world: World) {
  const keys = new Map([[hashOfKey(SECRETS.test), keyOf('test')], [hashOfKey(SECRETS.live), keyOf('live')]]);
  const accounts: Pick<AccountsQueries, 'keyByHash' | 'tenant' | 'party'> = {
    keyByHash: async (hash) => keys.get(hash) ?? null,
    tenant: async (id) => ({ id, defaultAccounts: PLATFORM }) as unknown as Awaited<ReturnType<AccountsQueries['tenant']>>,
    party: async (_scope, id) => partyOf(id),
  };
  const ledger: Pick<LedgerQueries, 'balances'> = { balances: async () => world.balances };
  const bus: Pick<CommandBus, 'send'> = { send: async () => ({ kind: 'unknown' }) };
  const given = [{ provide: ACCOUNTS_QUERIES, useValue: accounts }, { provide: LEDGER_QUERIES, useValue: ledger }, { provide: COLLECTIONS_QUERIES, useValue: {} }, { provide: COMMAND_BUS, useValue: bus }];
  class Fakes {}
  Module({})(Fakes);
  return { module: Fakes, global: true, providers: given, exports: given.map(({ provide }) => provide) };
}

/** A real server with the surface on it, and a client for it. */
export async function boot() {
  const world = new World();
  const logger = createLogger({ name: 'spec', level: 'silent' });
  const app = await createHttpApp(XflowModule.register({ logger, imports: [fakes(world)] }), { logger });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  async function ask(path: string, headers: Record<string, string> = { authorization: `Bearer ${SECRETS.test}` }, init: RequestInit = {}) {
    const response = await fetch(`http://127.0.0.1:${port}/xflow/v1/${path}`, { ...init, headers });
    return { status: response.status, headers: response.headers, body: (await response.json()) as ReturnType<typeof JSON.parse> };
  }
  return { world, ask, close: async () => app.close() };
}

export type Booted = Awaited<ReturnType<typeof boot>>;
