import type { MetadataChange } from '../accounts/metadata.js';
import { commandType } from '../commands.js';
import type { AccountId, ApiEventId, DeliveryId, EndpointId } from '../ids.js';
import type { Timestamp } from '../times.js';
import type { DeliveryView, EndpointAudience, EndpointView, EndpointWithSecret } from './views.js';

export interface CreateEndpointPayload {
  readonly endpointId: EndpointId;
  readonly dialect: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly description: string | null;
  readonly owner?: AccountId | undefined;
  readonly audience?: EndpointAudience | undefined;
  readonly metadata?: MetadataChange | undefined;
}

/** Only the fields that are given change. */
export interface UpdateEndpointPayload {
  readonly endpointId: EndpointId;
  readonly dialect: string;
  readonly url?: string | undefined;
  readonly events?: readonly string[] | undefined;
  readonly status?: 'enabled' | 'disabled' | undefined;
  readonly description?: string | null | undefined;
  readonly audience?: EndpointAudience | undefined;
  readonly metadata?: MetadataChange | undefined;
}

export interface DeleteEndpointPayload {
  readonly endpointId: EndpointId;
  readonly dialect: string;
}

/** Gives an endpoint a new secret. Without an overlap every earlier one is destroyed at once. */
export interface RollSecretPayload {
  readonly endpointId: EndpointId;
  readonly dialect: string;
  /** How long the secret until now goes on signing beside the new one. */
  readonly overlapSeconds: number;
}

/** Ends an overlap before its time. */
export interface EndPreviousSecretPayload {
  readonly endpointId: EndpointId;
  readonly dialect: string;
}

/** Sends again what was sent before, to the same endpoint. */
export interface ResendDeliveryPayload {
  readonly endpointId: EndpointId;
  readonly dialect: string;
  readonly deliveryId: DeliveryId;
  /** The new delivery's. */
  readonly resendId: DeliveryId;
}

/** Sends an event to one endpoint, whether or not it was sent there before and whatever it subscribes to. */
export interface ResendEventPayload {
  readonly endpointId: EndpointId;
  readonly dialect: string;
  readonly eventId: ApiEventId;
  /** The new delivery's. */
  readonly resendId: DeliveryId;
}

type EndpointNotFound = { readonly reason: 'endpoint_not_found'; readonly endpoint: EndpointId };

export type EndpointRejection =
  | EndpointNotFound
  /** The address is not one that webhooks may go to; `why` is a sentence. */
  | { readonly reason: 'url_not_allowed'; readonly why: string }
  | { readonly reason: 'too_many_endpoints'; readonly most: number }
  | { readonly reason: 'metadata_too_large' };

export type RollSecretRejection =
  | EndpointNotFound
  /** The overlap of the roll before is not over: a third secret would have to take the place of one that is in use. */
  | { readonly reason: 'previous_secret_valid'; readonly until: Timestamp };

export type ResendRejection =
  | EndpointNotFound
  | { readonly reason: 'endpoint_disabled'; readonly endpoint: EndpointId }
  | { readonly reason: 'delivery_not_found'; readonly delivery: DeliveryId }
  /** Or no longer kept. */
  | { readonly reason: 'event_not_found'; readonly event: ApiEventId };

export const CreateEndpoint = commandType<CreateEndpointPayload, EndpointWithSecret, EndpointRejection>('webhooks', 'CreateEndpoint', (p) => p.endpointId);
export const UpdateEndpoint = commandType<UpdateEndpointPayload, EndpointView, EndpointRejection>('webhooks', 'UpdateEndpoint', (p) => p.endpointId);
export const DeleteEndpoint = commandType<DeleteEndpointPayload, EndpointView, EndpointRejection>('webhooks', 'DeleteEndpoint', (p) => p.endpointId);
export const RollSecret = commandType<RollSecretPayload, EndpointWithSecret, RollSecretRejection>('webhooks', 'RollSecret', (p) => p.endpointId);
export const EndPreviousSecret = commandType<EndPreviousSecretPayload, EndpointView, EndpointNotFound>('webhooks', 'EndPreviousSecret', (p) => p.endpointId);
export const ResendDelivery = commandType<ResendDeliveryPayload, DeliveryView, ResendRejection>('webhooks', 'ResendDelivery', (p) => p.endpointId);
export const ResendEvent = commandType<ResendEventPayload, DeliveryView, ResendRejection>('webhooks', 'ResendEvent', (p) => p.endpointId);
