import type { Mode } from './scope.js';
import type { ServiceName } from './services.js';

/** A domain event as a decide function returns it and the log keeps it: a past fact whose data holds the object after it. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/**
 * A public event: CloudEvents 1.0 in JSON form, the contract with internal subscribers. `subject` is the stream and
 * the key; `sequence` is its revision there, so each key's numbers are gap-free from 0. `id` is the same at every
 * redelivery. `logepoch` rises when the log was restored from a backup.
 */
export interface PublicEvent<Data = unknown> {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: `/corridor/${ServiceName}`;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly sequence: number;
  readonly dataversion: number;
  readonly tenant: string;
  readonly mode: Mode;
  readonly correlationid: string;
  readonly causationid: string;
  readonly logepoch: number;
  readonly data: Data;
}

/** The CloudEvents type of a service's event, such as `corridor.quotes.ConversionSettled`. */
export function publicType(service: ServiceName, event: string): string {
  return `corridor.${service}.${event}`;
}
