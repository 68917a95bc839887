import type { ServiceName } from '@corridor/contracts';
import type { AccountsQueries } from '@corridor/contracts/accounts';
import type { WebhookDialect } from '@corridor/contracts/webhooks';
import { type CommandBus, createCommandBus, createInProcessDriver, type ServiceHost } from '@corridor/messaging';
import { closeGround, openGround, openHost, parkingDesk } from '@corridor/process';
import type { Logger, Metrics } from '@corridor/runtime';
import { accountsService } from '@corridor/services/accounts';
import { collectionsService } from '@corridor/services/collections';
import { custodyService } from '@corridor/services/custody';
import { ledgerService, ledgerVerifier } from '@corridor/services/ledger';
import { payoutsService } from '@corridor/services/payouts';
import { quotesService } from '@corridor/services/quotes';
import { webhooksService } from '@corridor/services/webhooks';
import type { OpsDeskOptions } from '@corridor/surfaces/gateway';
import type { DynamicModule } from '@nestjs/common';
import type { StandaloneConfig } from './config.js';

/** Two committers, one reader for the tail of the log, and the rest for commands and queries. */
const CONNECTIONS = 10;
/** One process has one of each service: after a crash it takes its own leases back at once. */
const SINGLE_INSTANCE = '00000000-0000-4000-8000-000000000001';

export interface Services {
  readonly modules: readonly DynamicModule[];
  /** In the order in which they start: each after those that its steps need. */
  readonly hosts: readonly ServiceHost[];
  readonly bus: CommandBus;
  readonly accounts: AccountsQueries;
  readonly desk: OpsDeskOptions;
  /** Closes logs, the bus and connections; for when the hosts have stopped. */
  close(): Promise<void>;
}

export interface ServicesOptions {
  readonly connectionString: string;
  readonly config: StandaloneConfig;
  /** In hex; see the accounts service. */
  readonly personalDataKey: string;
  /** Seals the wallets' seed; see `sealingKeyIn`. */
  readonly sealingKey: string;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly dialects: readonly WebhookDialect[];
}

/** Every service of the process, on one in-process bus. */
export async function assembleServices({ connectionString, config, personalDataKey, sealingKey, logger, metrics, dialects }: ServicesOptions): Promise<Services> {
  const driver = createInProcessDriver();
  const bus = createCommandBus({ driver });
  const ground = (service: ServiceName) => openGround(service, { connectionString, connections: CONNECTIONS, bus, logger: logger.child({ service }) });
  const grounds = {
    accounts: ground('accounts'),
    ledger: ground('ledger'),
    quotes: ground('quotes'),
    collections: ground('collections'),
    payouts: ground('payouts'),
    custody: ground('custody'),
    webhooks: ground('webhooks'),
  };

  const accounts = accountsService.assemble(grounds.accounts, {}, { ...config, PERSONAL_DATA_KEY: personalDataKey });
  const peers = { accounts: accounts.queries };
  const ledger = ledgerService.assemble(grounds.ledger, {}, {});
  const quotes = quotesService.assemble(grounds.quotes, peers, config);
  const collections = collectionsService.assemble(grounds.collections, { ...peers, ledger: ledger.queries, quotes: quotes.queries }, config);
  const services = [
    accounts,
    ledger,
    quotes,
    collections,
    payoutsService.assemble(grounds.payouts, { ...peers, quotes: quotes.queries }, config),
    custodyService.assemble(grounds.custody, peers, { ...config, CUSTODY_SEALING_KEY: sealingKey }),
    webhooksService(dialects).assemble(grounds.webhooks, { ...peers, collections: collections.queries }, { ...config, WEBHOOK_ALLOW_LOOPBACK: true }),
  ];
  const openHostOf = ({ definition }: (typeof services)[number]) => {
    const name = definition.name;
    return openHost(definition, grounds[name], { driver, metrics, instance: SINGLE_INSTANCE });
  };
  const hosts = await Promise.all(services.map(openHostOf));
  return {
    modules: services.map(({ module }) => module),
    hosts,
    bus,
    accounts: accounts.queries,
    desk: { parking: Object.fromEntries(hosts.map((host) => [host.name, parkingDesk(host)])), verifier: ledgerVerifier(grounds.ledger) },
    async close() {
      await driver.close();
      await Promise.all(Object.values(grounds).map(closeGround));
    },
  };
}
