import type { Mode } from './scope.js';
import type { ServiceName } from './services.js';
import type { Timestamp } from './times.js';

/**
 * A domain event as a decide function returns it and the log keeps it: a past fact whose data holds the object after it.
 * `Version` is that of the data's schema, and the event says it. It is left out of both where the data has never changed but for
 * fields that were added. What was recorded in earlier versions is read by the service's `event-versions.ts`.
 */
export type DomainEvent<Type extends string = string, Data = unknown, Version extends number = number> = number extends Version
  ? { readonly type: Type; readonly data: Data; readonly version?: Version }
  : { readonly type: Type; readonly data: Data; readonly version: Version };

/**
 * A public event: CloudEvents 1.0 in JSON form, the contract with internal subscribers. `subject` is the stream and
 * the key; `sequence` is its revision there, so each key's numbers are gap-free from 0. `id` is the same at every
 * redelivery. `logepoch` rises when the log was restored from a backup.
 */
export interface PublicEvent<Data = unknown> {
  readonly specversion: '1.0';
  /** `<service>/<subject>/<sequence>`: the same however often the event is delivered. */
  readonly id: string;
  readonly source: `/corridor/${ServiceName}`;
  readonly type: string;
  /** The stream, such as that of one quote or of one book. It is the message's key, and order holds within it. */
  readonly subject: string;
  readonly time: Timestamp;
  readonly datacontenttype: 'application/json';
  /**
   * Place in the subject: 0 for its first event, then one more each, without gaps.
   * @type integer
   * @minimum 0
   */
  readonly sequence: number;
  /**
   * Version of the data's schema.
   * @type integer
   * @minimum 1
   */
  readonly dataversion: number;
  /**
   * The customer that this belongs to.
   * @format uuid
   */
  readonly tenant: string;
  readonly mode: Mode;
  /** The client's request that started it all. */
  readonly correlationid: string;
  /** The command or event that caused this event: a command's id, or `<subject>/<sequence>` of the same source. */
  readonly causationid: string;
  /**
   * Rises when the log was restored from a backup: events after the backup may then be missing, and their sequences be
   * used again for others.
   * @type integer
   * @minimum 0
   */
  readonly logepoch: number;
  readonly data: Data;
}

/** The CloudEvents type of a service's event, such as `corridor.quotes.ConversionSettled`. */
export function publicType(service: ServiceName, event: string): string {
  return `corridor.${service}.${event}`;
}
