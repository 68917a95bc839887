import type { EndpointFilter } from '@corridor/contracts/webhooks';
import { type Acting, familyOf } from '../acting/acting-account.js';
import { ChoicesField, FlagParameter } from '../fields/fields.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';
import { audienceFilter } from './audience.js';
import { statusOf } from './to-command.js';
import { ENDPOINT_STATUSES, type WebhookEndpointStatus } from './webhook-endpoint.object.js';

export class ListWebhookEndpointsQuery extends CreatedQuery {
  @FlagParameter({ description: "Only endpoints for the platform's own events, or only those for events of users." })
  readonly platform?: string;

  @ChoicesField(ENDPOINT_STATUSES, { description: 'Only endpoints that stand so.' })
  readonly status?: readonly WebhookEndpointStatus[];
}

/** A user has its own endpoints; a platform in its own name sees those of its users too. */
export function filterOf(query: ListWebhookEndpointsQuery, acting: Acting): EndpointFilter {
  const hearing = audienceFilter(acting, query.platform === undefined ? undefined : query.platform === 'true');
  const common = { owner: familyOf(acting), ...createdOf(query, 'webhook_endpoint') };
  return hearing === 'none' ? { ...common, statuses: [] } : { ...common, ...hearing, statuses: query.status?.map(statusOf) };
}
