import type { CommandId, CommandType, Reply, Scope } from '@corridor/contracts';

/** A command as its sender gives it; the bus adds type and key. */
export interface NewCommand<Payload> {
  readonly id: CommandId;
  readonly scope: Scope;
  /** SHA-256 (hex) of the input. Left out: that of the payload. */
  readonly fingerprint?: string;
  readonly correlation: string;
  readonly causation?: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly issuedAt: string;
  readonly payload: Payload;
}

/** How surfaces, processes and timers reach the owner of a command. */
export interface CommandBus {
  /** Never throws for what a command came to; `unknown` when no answer came within `timeoutMs` (15 s unless given). */
  send<Payload, View, Rejection extends { readonly reason: string }>(
    type: CommandType<Payload, View, Rejection>,
    command: NewCommand<Payload>,
    options?: { readonly timeoutMs?: number },
  ): Promise<Reply<View, Rejection>>;
}

export const COMMAND_BUS = Symbol('CommandBus');
