import { commandType } from '../commands.js';
import type { EndpointId } from '../ids.js';
import type { EndpointView, EndpointWithSecret } from './views.js';

export interface CreateEndpointPayload {
  readonly endpointId: EndpointId;
  readonly dialect: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly description: string | null;
}

/** Only the fields that are given change. */
export interface UpdateEndpointPayload {
  readonly endpointId: EndpointId;
  readonly dialect: string;
  readonly url?: string | undefined;
  readonly events?: readonly string[] | undefined;
  readonly status?: 'enabled' | 'disabled' | undefined;
  readonly description?: string | null | undefined;
}

export interface DeleteEndpointPayload {
  readonly endpointId: EndpointId;
  readonly dialect: string;
}

export type EndpointRejection =
  | { readonly reason: 'endpoint_not_found'; readonly endpoint: EndpointId }
  /** The address is not one that webhooks may go to; `why` is a sentence. */
  | { readonly reason: 'url_not_allowed'; readonly why: string }
  | { readonly reason: 'too_many_endpoints'; readonly most: number };

export const CreateEndpoint = commandType<CreateEndpointPayload, EndpointWithSecret, EndpointRejection>('webhooks', 'CreateEndpoint', (p) => p.endpointId);
export const UpdateEndpoint = commandType<UpdateEndpointPayload, EndpointView, EndpointRejection>('webhooks', 'UpdateEndpoint', (p) => p.endpointId);
export const DeleteEndpoint = commandType<DeleteEndpointPayload, EndpointView, EndpointRejection>('webhooks', 'DeleteEndpoint', (p) => p.endpointId);
