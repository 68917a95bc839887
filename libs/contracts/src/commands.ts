import type { CommandId } from './ids.js';
import type { Scope } from './scope.js';
import type { ServiceName } from './services.js';

/**
 * A command on the wire. `id` is what makes it take effect at most once; `fingerprint` is the SHA-256 (hex) of the
 * input that it was made from, so that the same id with another input is told apart from a repeat.
 * `issuedAt` (ISO 8601, UTC, milliseconds) is the time a pure decide function goes by.
 */
export interface Command<Payload = unknown> {
  readonly id: CommandId;
  readonly type: string;
  readonly key: string;
  readonly scope: Scope;
  readonly fingerprint: string;
  /** The request that started it all; kept in logs, events and outcomes. */
  readonly correlation: string;
  /** What caused this command: the event `stream/revision` of a process, or null for a client's own request. */
  readonly causation: string | null;
  readonly issuedAt: string;
  readonly payload: Payload;
}

/** How a command type is sent: its owner, its name and the key whose commands are handled in order. */
export interface CommandType<Payload, View, Rejection extends { readonly reason: string }> {
  readonly service: ServiceName;
  readonly name: string;
  keyOf(payload: Payload): string;
  /** Types only, never set: they let `send` infer the reply. */
  readonly __view?: View;
  readonly __rejection?: Rejection;
}

export function commandType<Payload, View, Rejection extends { readonly reason: string }>(
  service: ServiceName,
  name: string,
  keyOf: (payload: Payload) => string,
): CommandType<Payload, View, Rejection> {
  return { service, name: `${service}.${name}`, keyOf };
}

/** What a command came to. It is kept, and every repeat of the command gets the same one. */
export type Outcome<View = unknown, Rejection = { readonly reason: string }> =
  | { readonly kind: 'accepted'; readonly view: View }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

/**
 * What the sender hears. `replayed` says that the outcome is that of an earlier delivery, and `correlation` names the
 * request which caused it. `conflict`: the command id was used before with another input, for `object` if it made one.
 * `failed`: the owner could not decide it, it had no effect, and it is parked. `unknown`: no answer came in time;
 * the command may still take effect, and a repeat with the same id finds out.
 */
export type Reply<View, Rejection> =
  | { readonly kind: 'accepted'; readonly view: View; readonly replayed: boolean; readonly correlation: string }
  | { readonly kind: 'rejected'; readonly rejection: Rejection; readonly replayed: boolean; readonly correlation: string }
  | { readonly kind: 'conflict'; readonly object: string | null }
  | { readonly kind: 'failed' }
  | { readonly kind: 'unknown' };
