import { isUuid, type QueryMethods, type ServiceName } from '@corridor/contracts';
import type { ServiceHost } from '@corridor/messaging';

/** A message that a service has set aside, as its operator sees it. */
export interface ParkedView {
  readonly id: string;
  readonly service: ServiceName;
  readonly kind: 'command' | 'event';
  readonly type: string;
  readonly key: string;
  readonly error: string;
  readonly attempts: number;
  /** ISO 8601, UTC. */
  readonly parkedAt: string;
}

/** What an operator can do about the parked messages of one service, in the same process or over the internal plane. */
export interface ParkingDesk {
  /** Oldest first; `after` is the id of the last one of the page before. */
  parked(page: { readonly limit: number; readonly after?: string | undefined }): Promise<{ readonly items: readonly ParkedView[]; readonly hasMore: boolean }>;
  /** Handles a message again. False when there is none of that id. A message that fails again stays parked. */
  redrive(id: string): Promise<boolean>;
}

export const PARKING_DESK_METHODS: QueryMethods<ParkingDesk> = { parked: true, redrive: true };

export function parkingDesk({ name, parked: parking }: Pick<ServiceHost, 'name' | 'parked'>): ParkingDesk {
  return {
    async parked({ limit, after }) {
      const messages = await parking.list({ limit: limit + 1, ...(after === undefined ? {} : { after }) });
      const items = messages.slice(0, limit).map(({ id, kind, source, key, error, times, parkedAt }) => ({
        ...{ id, service: name, kind, type: source, key, error, attempts: times },
        parkedAt: parkedAt.toISOString(),
      }));
      return { items, hasMore: messages.length > limit };
    },
    async redrive(id) {
      return isUuid(id) && (await parking.redrive({ id })).kind !== 'not_found';
    },
  };
}
