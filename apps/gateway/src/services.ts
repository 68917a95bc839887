import type { ServiceName } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, ACCOUNTS_QUERY_METHODS, type AccountsQueries, REQUEST_KEEPER_METHODS, type RequestKeeper } from '@corridor/contracts/accounts';
import { COLLECTIONS_QUERIES, COLLECTIONS_QUERY_METHODS, type CollectionsQueries } from '@corridor/contracts/collections';
import { CUSTODY_QUERIES, CUSTODY_QUERY_METHODS, type CustodyQueries } from '@corridor/contracts/custody';
import { LEDGER_QUERIES, LEDGER_QUERY_METHODS, LEDGER_VERIFIER_METHODS, type LedgerQueries, type LedgerVerifier } from '@corridor/contracts/ledger';
import { PAYOUTS_QUERIES, PAYOUTS_QUERY_METHODS, type PayoutsQueries } from '@corridor/contracts/payouts';
import { QUOTES_QUERIES, QUOTES_QUERY_METHODS, type QuotesQueries } from '@corridor/contracts/quotes';
import { WEBHOOKS_QUERIES, WEBHOOKS_QUERY_METHODS, type WebhooksQueries } from '@corridor/contracts/webhooks';
import { PARKING_DESK_METHODS, type ParkingDesk, PeerClient, queryClient, remote } from '@corridor/process';
import type { Logger, Metrics } from '@corridor/runtime';
import type { OpsDeskOptions } from '@corridor/surfaces/gateway';
import { type DynamicModule, Module } from '@nestjs/common';
import type { GatewayEnvironment } from './environment.js';

/** Not to be sent twice while the first one may still be at work; whoever asked can ask again. */
const REDRIVE = { attemptMs: 60_000, patienceMs: 60_000, repeatable: false };
/** Reads the whole log. */
const VERIFICATION = { attemptMs: 600_000, patienceMs: 600_000, repeatable: false };

/** A request waits for it, and there is something to do without it. What was sent twice would be counted twice. */
const REQUESTS = { attemptMs: 250, patienceMs: 250, repeatable: false };

/** The services as a gateway reaches them. */
export interface RemoteServices {
  readonly accounts: AccountsQueries;
  /** Counts requests together with other gateways. */
  readonly keeper: RequestKeeper;
  /** Provides the queries of all of them. */
  readonly module: DynamicModule;
  readonly desk: OpsDeskOptions;
  close(): void;
}

@Module({})
class RemoteQueriesModule {}

export interface ConnectNeeds {
  readonly logger: Logger;
  readonly metrics: Metrics;
}

export function connectServices(config: GatewayEnvironment, needs: ConnectNeeds): RemoteServices {
  const clientOf = (peer: ServiceName, origins: readonly string[]) => new PeerClient({ peer, origins, token: config.INTERNAL_TOKEN, ...needs });
  const clients = {
    accounts: clientOf('accounts', config.ACCOUNTS_URL),
    quotes: clientOf('quotes', config.QUOTES_URL),
    ledger: clientOf('ledger', config.LEDGER_URL),
    collections: clientOf('collections', config.COLLECTIONS_URL),
    webhooks: clientOf('webhooks', config.WEBHOOKS_URL),
    payouts: clientOf('payouts', config.PAYOUTS_URL),
    custody: clientOf('custody', config.CUSTODY_URL),
  };
  const accounts = queryClient<AccountsQueries>(clients.accounts, ACCOUNTS_QUERY_METHODS);
  const providers = [
    { provide: ACCOUNTS_QUERIES, useValue: accounts },
    { provide: QUOTES_QUERIES, useValue: queryClient<QuotesQueries>(clients.quotes, QUOTES_QUERY_METHODS) },
    { provide: LEDGER_QUERIES, useValue: queryClient<LedgerQueries>(clients.ledger, LEDGER_QUERY_METHODS) },
    { provide: COLLECTIONS_QUERIES, useValue: queryClient<CollectionsQueries>(clients.collections, COLLECTIONS_QUERY_METHODS) },
    { provide: PAYOUTS_QUERIES, useValue: queryClient<PayoutsQueries>(clients.payouts, PAYOUTS_QUERY_METHODS) },
    { provide: CUSTODY_QUERIES, useValue: queryClient<CustodyQueries>(clients.custody, CUSTODY_QUERY_METHODS) },
    { provide: WEBHOOKS_QUERIES, useValue: queryClient<WebhooksQueries>(clients.webhooks, WEBHOOKS_QUERY_METHODS) },
  ];
  const parking = Object.entries(clients).map(([name, client]) => [name, remote<ParkingDesk>(client, 'parking', PARKING_DESK_METHODS, REDRIVE)]);
  return {
    accounts,
    keeper: remote<RequestKeeper>(clients.accounts, 'requests', REQUEST_KEEPER_METHODS, REQUESTS),
    module: { module: RemoteQueriesModule, providers, exports: providers.map(({ provide }) => provide) },
    desk: {
      parking: Object.fromEntries(parking) as OpsDeskOptions['parking'],
      verifier: remote<LedgerVerifier>(clients.ledger, 'verifier', LEDGER_VERIFIER_METHODS, VERIFICATION),
    },
    close: () => Object.values(clients).forEach((client) => client.close()),
  };
}
