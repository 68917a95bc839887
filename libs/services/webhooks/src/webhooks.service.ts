import { ACCOUNTS_QUERY_METHODS, type AccountsQueries } from '@corridor/contracts/accounts';
import { WEBHOOKS_QUERY_METHODS, type WebhookDialect, type WebhooksQueries } from '@corridor/contracts/webhooks';
import { COLLECTIONS_QUERY_METHODS, type CollectionsQueries } from '@corridor/contracts/collections';
import type { Service } from '@corridor/process';
import { deliveryOf, webhooksSettings } from './delivery/delivery.config.js';
import { PgWebhooksQueries } from './read/webhooks.queries.js';
import { webhooksDefinition } from './webhooks.definition.js';
import type { WebhooksDeps } from './webhooks.deps.js';
import { WebhooksModule } from './webhooks.module.js';

interface Asked {
  readonly accounts: AccountsQueries;
  readonly collections: CollectionsQueries;
}

/** `dialects`: the surfaces that tell of events; the service knows none by name. */
export function webhooksService(dialects: readonly WebhookDialect[]): Service<typeof webhooksSettings, Asked, WebhooksQueries> {
  return {
    name: 'webhooks',
    settings: webhooksSettings,
    asks: { accounts: ACCOUNTS_QUERY_METHODS, collections: COLLECTIONS_QUERY_METHODS },
    queryMethods: WEBHOOKS_QUERY_METHODS,
    assemble(ground, { accounts, collections }, settings) {
      const deps: WebhooksDeps = {
        ...ground,
        dialects,
        accounts,
        collections,
        ...deliveryOf(settings),
        onDeliveryError: (err) => ground.logger.warn({ err }, 'webhooks could not be looked after, will try again'),
      };
      return { definition: webhooksDefinition(deps), module: WebhooksModule.register(deps), queries: new PgWebhooksQueries(deps) };
    },
  };
}
