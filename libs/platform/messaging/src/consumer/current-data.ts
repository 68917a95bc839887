import { type AnyEventVersions, currentVersion, EVENT_VERSIONS, type PublicEvent, publicType, type ServiceName, UnknownEvent, upcast } from '@corridor/contracts';
import type { EventHandler } from '../port/handling.js';
import type { ServiceDefinition } from '../port/service.js';

/** What its publisher has in a later version than this release reads. It is parked with its key, and redriven when a later release runs. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}

/** Hands events on with their data in the present version. */
export function handleCurrent({ services, handle, eventVersions = EVENT_VERSIONS }: NonNullable<ServiceDefinition['consumes']>): EventHandler {
  const sources = new Map(services.map((service) => [`/corridor/${service}`, { service, versions: eventVersions[service] ?? {} }]));
  return async (event) => {
    const source = sources.get(event.source);
    return handle(source === undefined ? event : withCurrentData(event, source));
  };
}

/** An event that is not known here at all stays as it is: it means nothing to the handlers of this release. */
function withCurrentData(event: PublicEvent, { service, versions }: { readonly service: ServiceName; readonly versions: AnyEventVersions }): PublicEvent {
  const type = event.type.slice(publicType(service, '').length);
  const current = currentVersion(versions, type);
  if (current === null || current === event.dataversion) return event;
  try {
    const { version, data } = upcast(versions, event.id, { type, version: event.dataversion, data: event.data, tenant: event.tenant, recordedAt: event.time });
    return { ...event, dataversion: version, data };
  } catch (error) {
    throw error instanceof UnknownEvent ? new UnreadableEvent(error.message) : error;
  }
}
