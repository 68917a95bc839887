import type { INestApplication } from '@nestjs/common';
import type { Answer, Fault } from '../failures/fault.js';
import type { Caller } from './caller.js';

/** What an authenticator may look at. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Finds the caller. Throws a `FaultError`: `unauthenticated`, or `unavailable` when it could not find out. */
export type Authenticate = (credentials: Credentials) => Promise<Caller>;

/**
 * A REST dialect, or a set of pages, as the HTTP layer sees it. Its Nest module adds one to the {@link SurfaceRegistry}, and that is all it
 * takes to be served: every path under `root` answers in its shape.
 */
export interface Surface {
  /** Part of the command ids that Idempotency-Keys stand for, so that two surfaces' keys never meet. */
  readonly name: string;
  /** Everything of the surface is under this, such as `/fleexpay`. */
  readonly root: string;
  /** Everything under this needs a caller, such as `/fleexpay/v1`; null for a surface of open pages, which nobody has a key for. */
  readonly base: string | null;
  readonly authenticate: Authenticate;
  /** `path` is where it was asked for, the surface's root included. */
  render(fault: Fault, requestId: string, path: string): Answer;
  /** Called once the routes are known, before the first request: the place to build documents from them. */
  describe?(app: INestApplication): void;
}
