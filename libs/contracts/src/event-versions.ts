import type { DomainEvent } from './events.js';

/** Makes of data as one version had it what the next version has. Pure, and total over all that was ever written. */
export type Upcast<From = never, To = unknown> = (data: From, event: EventFacts) => To;

/** What an upcast may know of the event beside its data. */
export interface EventFacts {
  readonly tenant: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly recordedAt: string;
}

/** The versions that the data of an event has had: `version` is the present one. */
export interface EventHistory<Data = unknown, Version extends number = number> {
  readonly version: Version;
  /** From version 1 to 2, from 2 to 3, and so on. */
  readonly upcasts: readonly Upcast[];
  /** There for the compiler only: what the last upcast makes. */
  readonly data?: Data;
}

interface GrowingHistory<Data, Versions extends readonly unknown[]> extends EventHistory<Data, Versions['length'] & number> {
  becomes<Next>(upcast: Upcast<Data, Next>): GrowingHistory<Next, readonly [...Versions, Next]>;
}

/**
 * The history of an event whose data has changed, from its first version on:
 * `sinceVersion1<QuoteCreatedV1>().becomes((old): QuoteCreatedV2 => …).becomes(…)`.
 */
export function sinceVersion1<First>(): GrowingHistory<First, readonly [First]> {
  return growing<First, readonly [First]>([]);
}

function growing<Data, Versions extends readonly unknown[]>(upcasts: readonly Upcast[]): GrowingHistory<Data, Versions> {
  return {
    version: upcasts.length + 1,
    upcasts,
    becomes: (upcast) => growing([...upcasts, upcast]),
  };
}

type VersionOf<Event extends DomainEvent> = number extends NonNullable<Event['version']> ? 1 : NonNullable<Event['version']>;

/** All events that a service records: `1` for those whose data has never changed, and the histories of the others. */
export type EventVersions<Event extends DomainEvent> = {
  readonly [One in Event as One['type']]: VersionOf<One> extends 1 ? 1 : EventHistory<One['data'], VersionOf<One>>;
};

/** The same of a service that is not known to whoever reads. */
export type AnyEventVersions = Readonly<Record<string, 1 | EventHistory>>;

/** Version of an event's data by the contract of this release; null for an event that it does not have. */
export function currentVersion(versions: AnyEventVersions, type: string): number | null {
  const known = Object.hasOwn(versions, type) ? versions[type] : undefined;
  if (known === undefined) return null;
  return known === 1 ? known : known.version;
}

/** An event is of a type or version that this release does not know: a later one has recorded it. Nothing is wrong with it. */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';

  constructor(place: string, { type, version }: { readonly type: string; readonly version: number }, known: number | null) {
    const reads = known === null ? 'does not know that event' : `reads it up to version ${known}`;
    super(`${place} is ${type} of version ${version}, and this release ${reads}: a later one has recorded it, so run that one (docs/operations/upgrades.md)`);
  }
}

export interface EventData extends EventFacts {
  readonly type: string;
  readonly version: number;
  readonly data: unknown;
}

/**
 * Data of any version as the present one has it.
 * @param place of the event, for the error
 * @throws {UnknownEvent} when its type or version is none that this release knows
 */
export function upcast(versions: AnyEventVersions, place: string, event: EventData): { readonly version: number; readonly data: unknown } {
  const version = currentVersion(versions, event.type);
  if (version === null || !Number.isInteger(event.version) || event.version < 1 || event.version > version) throw new UnknownEvent(place, event, version);
  const known = versions[event.type];
  if (known === 1 || known === undefined) return { version, data: event.data };
  const { tenant, recordedAt } = event;
  const data = known.upcasts.slice(event.version - 1).reduce((older: unknown, step) => step(older as never, { tenant, recordedAt }), event.data);
  return { version, data };
}
