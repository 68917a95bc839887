import { WEBHOOKS_QUERIES } from '@corridor/contracts/webhooks';
import { type DynamicModule, Module } from '@nestjs/common';
import { DeliveryLifecycle } from './delivery/delivery-lifecycle.js';
import { PgWebhooksQueries } from './read/webhooks.queries.js';
import { WEBHOOKS_DEPS, type WebhooksDeps } from './webhooks.deps.js';
import { ResendsHandlers } from './resends.handlers.js';
import { SecretsHandlers } from './secrets.handlers.js';
import { WebhooksHandlers } from './webhooks.handlers.js';

@Module({})
export class WebhooksModule {
  /** The service's tables must be there when the application starts: deliveries go out from then on. */
  static register(deps: WebhooksDeps): DynamicModule {
    return {
      module: WebhooksModule,
      controllers: [WebhooksHandlers, SecretsHandlers, ResendsHandlers],
      providers: [
        { provide: WEBHOOKS_DEPS, useValue: deps },
        { provide: WEBHOOKS_QUERIES, useFactory: () => new PgWebhooksQueries(deps) },
        { provide: DeliveryLifecycle, useFactory: () => new DeliveryLifecycle(deps) },
      ],
      exports: [WEBHOOKS_QUERIES],
    };
  }
}
