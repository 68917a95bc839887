import { setTimeout as sleep } from 'node:timers/promises';
import type { WebhookDialect } from '@corridor/contracts/webhooks';
import { createCommandBus, createInProcessDriver, type MessagingDriver, type CommandBus, type ServiceHost } from '@corridor/messaging';
import type { Logger, Metrics } from '@corridor/runtime';
import { accountsDefinition, AccountsModule, PgAccountsQueries } from '@corridor/services/accounts';
import { collectionsDefinition, CollectionsModule } from '@corridor/services/collections';
import { ledgerDefinition, LedgerModule } from '@corridor/services/ledger';
import { datedRates, quotesDefinition, QuotesModule, SANDBOX_RATES } from '@corridor/services/quotes';
import { webhooksDefinition, WebhooksModule } from '@corridor/services/webhooks';
import type { DynamicModule } from '@nestjs/common';
import type { StandaloneConfig } from './config.js';
import { type Ground, groundOf, hostOf } from './service-parts.js';

export interface Services {
  readonly modules: readonly DynamicModule[];
  /** In the order in which they start: each after those that its steps need. */
  readonly hosts: readonly ServiceHost[];
  readonly bus: CommandBus;
  readonly driver: MessagingDriver;
  readonly grounds: Readonly<Record<'accounts' | 'ledger' | 'quotes' | 'collections' | 'webhooks', Ground>>;
  readonly accounts: PgAccountsQueries;
  /** Closes logs, the bus and connections; for when the hosts have stopped. */
  close(): Promise<void>;
}

export interface ServicesOptions {
  readonly connectionString: string;
  readonly config: StandaloneConfig;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly dialects: readonly WebhookDialect[];
}

/** Every service of the process, on one in-process bus. */
export async function assembleServices(options: ServicesOptions): Promise<Services> {
  const { config, logger, metrics, dialects } = options;
  const driver = createInProcessDriver();
  const bus = createCommandBus({ driver });
  const grounds = {
    accounts: groundOf('accounts', options),
    ledger: groundOf('ledger', options),
    quotes: groundOf('quotes', options),
    collections: groundOf('collections', options),
    webhooks: groundOf('webhooks', options),
  };
  const now = () => new Date();
  const accounts = new PgAccountsQueries({ ...grounds.accounts, now });

  const accountsDeps = { ...grounds.accounts, now, wait: async (durationMs: number) => void (await sleep(durationMs)) };
  const ledgerDeps = { ...grounds.ledger, logger: logger.child({ service: 'ledger' }), now };
  const quotesDeps = {
    ...grounds.quotes,
    bus,
    accounts,
    // Live mode has no source of rates until one is configured; it is then told so, never given the sandbox's.
    rates: { test: datedRates(SANDBOX_RATES) },
    pricing: {
      lockMs: config.QUOTE_LOCK_MS,
      feeBasisPoints: config.QUOTE_FEE_BASIS_POINTS,
      spreadBasisPoints: config.QUOTE_SPREAD_BASIS_POINTS,
    },
    now,
  };
  const collectionsDeps = { ...grounds.collections, bus, accounts, now };
  const webhooksDeps = {
    ...grounds.webhooks,
    dialects,
    addresses: { allowLoopbackHttp: true, allowedNetworks: config.WEBHOOK_ALLOWED_NETWORKS },
    ...(config.WEBHOOK_RETRY_DELAYS_MS === undefined ? {} : { retryDelaysMs: config.WEBHOOK_RETRY_DELAYS_MS }),
    onDeliveryError: (err: unknown) => logger.warn({ err }, 'webhooks could not be looked after, will try again'),
    now,
  };

  const needs = { bus, driver, logger, metrics };
  const hosts = await Promise.all([
    hostOf(accountsDefinition(accountsDeps), grounds.accounts, needs),
    hostOf(ledgerDefinition(ledgerDeps), grounds.ledger, needs),
    hostOf(quotesDefinition(quotesDeps), grounds.quotes, needs),
    hostOf(collectionsDefinition(collectionsDeps), grounds.collections, needs),
    hostOf(webhooksDefinition(webhooksDeps), grounds.webhooks, needs),
  ]);
  return {
    modules: [
      AccountsModule.register(accountsDeps),
      LedgerModule.register(ledgerDeps),
      QuotesModule.register(quotesDeps),
      CollectionsModule.register(collectionsDeps),
      WebhooksModule.register(webhooksDeps),
    ],
    hosts,
    bus,
    driver,
    grounds,
    accounts,
    async close() {
      await driver.close();
      await Promise.all(Object.values(grounds).map(({ store }) => store.close()));
      await Promise.all(Object.values(grounds).map(({ pool }) => pool.end()));
    },
  };
}
