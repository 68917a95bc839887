import type { ServiceName } from '@corridor/contracts';

/** A message that a service could not handle and has set aside. */
export interface ParkedMessage {
  /** The service's own name for it; opaque here. */
  readonly id: string;
  readonly service: ServiceName;
  readonly kind: 'command' | 'event';
  readonly type: string;
  /** Its key: while an event is parked, later ones of the key wait behind it. */
  readonly key: string;
  readonly error: string;
  readonly attempts: number;
  /** ISO 8601, UTC. */
  readonly parkedAt: string;
}

export interface ParkedPage {
  readonly items: readonly ParkedMessage[];
  readonly hasMore: boolean;
}

/** What a verification of every book found: `problems` is empty when the ledger is sound. */
export interface LedgerVerification {
  readonly books: number;
  readonly events: number;
  readonly problems: readonly string[];
}

/** What the operator does beyond the contracts of the services; the application knows how to reach them. */
export interface OpsDesk {
  parked(service: ServiceName, page: { readonly limit: number; readonly after?: string | undefined }): Promise<ParkedPage>;
  /** Handles a parked message again. False when there is none of that id. */
  redrive(service: ServiceName, id: string): Promise<boolean>;
  verifyLedger(): Promise<LedgerVerification>;
}

export const OPS_DESK = Symbol('OpsDesk');
