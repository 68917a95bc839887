import type { ServiceName } from '@corridor/contracts';

/** Where a service takes its commands. */
export function commandTopic(service: ServiceName): string {
  return `corridor.${service}.commands`;
}

/** Where a service publishes its events. */
export function eventTopic(service: ServiceName): string {
  return `corridor.${service}.events`;
}

/** The consumer group that a service forms for other services' events: all its instances together. */
export function eventGroup(service: ServiceName): string {
  return `corridor.${service}`;
}
