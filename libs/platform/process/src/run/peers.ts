import type { QueryMethods } from '@corridor/contracts';
import type { Logger, Metrics } from '@corridor/runtime';
import { originsOf } from '../config/service-environment.js';
import { PeerClient } from '../internal/peer-client.js';
import { queryClient } from '../internal/remote.js';
import type { Peers } from '../service/service.js';

export interface PeersOptions<Asked extends Peers> {
  readonly asks: { readonly [Name in keyof Asked]: QueryMethods<Asked[Name]> };
  readonly config: { readonly INTERNAL_TOKEN: string };
  readonly logger: Logger;
  readonly metrics: Metrics;
}

export interface OpenedPeers<Asked extends Peers> {
  readonly queries: Asked;
  close(): void;
}

/** Clients of the queries of every service that this one asks. */
export function openPeers<Asked extends Peers>({ asks, config, logger, metrics }: PeersOptions<Asked>): OpenedPeers<Asked> {
  const clients: PeerClient[] = [];
  const queries = Object.entries(asks).map(([peer, methods]) => {
    const client = new PeerClient({ peer, origins: originsOf(config, peer), token: config.INTERNAL_TOKEN, logger, metrics });
    clients.push(client);
    return [peer, queryClient(client, methods as QueryMethods<object>)] as const;
  });
  return {
    queries: Object.fromEntries(queries) as Asked,
    close: () => clients.forEach((client) => client.close()),
  };
}
