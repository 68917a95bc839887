import type { QueryMethods } from '../queries.js';

/** What a gateway wants of one name's window. */
export interface AskedRequests {
  readonly name: string;
  readonly limit: number;
  /** Admitted without asking since it last asked in this window. */
  readonly used: number;
  /** To admit. */
  readonly wanted: number;
}

export interface GrantedRequests {
  /** As many as may be admitted, at most what was wanted. */
  readonly granted: number;
  /** Counted in this window by all gateways, these included. */
  readonly count: number;
  /** How long the window lasts yet. */
  readonly remainingMs: number;
}

export interface RequestGrants {
  /** In the order in which they were asked for. */
  readonly granted: readonly GrantedRequests[];
  /** How many gateways have asked of late, this one included. */
  readonly gateways: number;
}

/** Keeps the windows of a second in which gateways count requests together. */
export interface RequestKeeper {
  /** No name twice in one call. `gateway`: unique among the living. */
  take(gateway: string, asked: readonly AskedRequests[]): Promise<RequestGrants>;
}

export const REQUEST_KEEPER_METHODS: QueryMethods<RequestKeeper> = { take: true };
