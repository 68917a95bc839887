import type { Mode } from '@corridor/contracts';
import type { EndpointView, EndpointWithSecret } from '@corridor/contracts/webhooks';
import type { Acting } from '../acting/acting-account.js';
import { webhookEndpointIds } from '../ids.js';
import { metadataToWire } from '../metadata/read-metadata.js';
import { wireTime } from '../wire-time.js';
import { isForPlatform } from './audience.js';
import type { WebhookEndpointObject } from './webhook-endpoint.object.js';

export interface Printing {
  readonly mode: Mode;
  readonly acting: Acting;
}

/** In test mode the secret is always shown. In live mode no read has it. */
export function endpointToWire(endpoint: EndpointWithSecret, { mode, acting }: Printing): WebhookEndpointObject {
  return printed(endpoint, { mode, acting }, mode === 'test' ? endpoint.secret : null);
}

/** For the answer that makes a secret. */
export function newEndpointToWire(endpoint: EndpointWithSecret, printing: Printing): WebhookEndpointObject {
  return printed(endpoint, printing, endpoint.secret);
}

function printed(endpoint: EndpointView, { mode, acting }: Printing, secret: string | null): WebhookEndpointObject {
  return {
    created: wireTime(endpoint.createdAt),
    description: endpoint.description,
    enabled_events: endpoint.events,
    id: webhookEndpointIds.print(endpoint.id),
    livemode: mode === 'live',
    metadata: metadataToWire(endpoint.metadata ?? {}),
    object: 'webhook_endpoint',
    platform: isForPlatform(endpoint, acting),
    ...(secret === null ? {} : { secret }),
    status: endpoint.status === 'enabled' ? 'activated' : 'deactivated',
    url: endpoint.url,
  };
}
