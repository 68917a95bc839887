import { WEBHOOKS_QUERY_METHODS, type WebhookDialect, type WebhooksQueries } from '@corridor/contracts/webhooks';
import type { None, Service } from '@corridor/process';
import { deliveryOf, webhooksSettings } from './delivery/delivery.config.js';
import { PgWebhooksQueries } from './read/webhooks.queries.js';
import { webhooksDefinition } from './webhooks.definition.js';
import type { WebhooksDeps } from './webhooks.deps.js';
import { WebhooksModule } from './webhooks.module.js';

/** `dialects`: the surfaces that tell of events; the service knows none by name. */
export function webhooksService(dialects: readonly WebhookDialect[]): Service<typeof webhooksSettings, None, WebhooksQueries> {
  return {
    name: 'webhooks',
    settings: webhooksSettings,
    asks: {},
    queryMethods: WEBHOOKS_QUERY_METHODS,
    assemble(ground, _peers, settings) {
      const deps: WebhooksDeps = {
        ...ground,
        dialects,
        ...deliveryOf(settings),
        onDeliveryError: (err) => ground.logger.warn({ err }, 'webhooks could not be looked after, will try again'),
      };
      return { definition: webhooksDefinition(deps), module: WebhooksModule.register(deps), queries: new PgWebhooksQueries(deps) };
    },
  };
}
