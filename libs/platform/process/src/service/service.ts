import type { AnyEventVersions, QueryMethods, ServiceName } from '@corridor/contracts';
import type { EventStore } from '@corridor/event-store';
import type { CommandBus, ServiceDefinition } from '@corridor/messaging';
import type { Logger, Pool } from '@corridor/runtime';
import type { DynamicModule } from '@nestjs/common';
import type { z } from 'zod';
import type { Offer } from '../internal/offer.js';

/** What a service stands on, whether it has a process of its own or shares one. */
export interface Ground {
  readonly pool: Pool;
  /** The service's own schema. */
  readonly schema: string;
  readonly store: EventStore;
  readonly bus: CommandBus;
  readonly logger: Logger;
  now(): Date;
}

/** A service put together; nothing of it runs yet. */
export interface Assembled<Queries> {
  readonly definition: ServiceDefinition;
  /** Its handlers, and whatever else lives as long as the application. Exports its queries. */
  readonly module: DynamicModule;
  readonly queries: Queries;
  /** What may be asked of it over the internal plane, beside its queries. */
  readonly offers?: readonly Offer[];
}

/** The queries of other services that a service asks, by the name of the service. */
export type Peers = { readonly [Name in ServiceName]?: object };

/**
 * A service as its library hands it to whoever runs it. The single process assembles all of them on one bus; a process of
 * its own assembles one, on Kafka, with clients of its peers.
 */
export interface Service<Settings extends z.ZodRawShape, Asked extends Peers, Queries extends object> {
  readonly name: ServiceName;
  /** Of its events, where they are not those of the contract by that name: a spec's own service has others. */
  readonly eventVersions?: AnyEventVersions;
  /** The variables of its own in the environment, each with a default. */
  readonly settings: Settings;
  readonly asks: { readonly [Name in keyof Asked]: QueryMethods<Asked[Name]> };
  readonly queryMethods: QueryMethods<Queries>;
  assemble(ground: Ground, peers: Asked, settings: z.output<z.ZodObject<Settings>>): Assembled<Queries>;
}

/** For a service that asks no other one, or has nothing to set. */
export type None = Readonly<Record<never, never>>;
