import { IdField } from '../fields/fields.js';
import { endpointIds } from '../ids.js';

export class ResendEventBody {
  @IdField(endpointIds, { description: 'Where to send it, whatever the endpoint subscribes to.' })
  readonly webhook_endpoint_id!: string;
}
