import type { EndpointFilter, EndpointView } from '@corridor/contracts/webhooks';
import { ChoiceField } from '../fields/fields.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';

export const ENDPOINT_STATUSES: readonly EndpointView['status'][] = ['enabled', 'disabled'];

export class ListWebhookEndpointsQuery extends CreatedQuery {
  @ChoiceField(ENDPOINT_STATUSES, { description: 'Only endpoints that stand so.', optional: true })
  readonly status?: EndpointView['status'];
}

export function filterOf(query: ListWebhookEndpointsQuery): EndpointFilter {
  return { statuses: query.status === undefined ? undefined : [query.status], ...createdOf(query) };
}
