import type { Answer, Client } from '../../support/client.js';
import type { Stage } from '../../support/stage.js';
import type { Payer } from '../deposits.suite.js';
import type { Platform, XflowAccount } from '../platform.js';

/** What the requests that provoke codes go by. */
export interface Ground {
  readonly stage: Stage;
  readonly platform: Platform;
  readonly api: Client;
  /** A connected user that is a draft; for what changes one, `newUser` makes another. */
  readonly user: XflowAccount;
  /** Another user of the platform, with a partner who can pay it. */
  readonly payer: Payer;
}

/** A request that is answered with a status and the code that it stands for in the registry. */
export interface Provoked {
  readonly status: number;
  readonly by: (ground: Ground) => Promise<Answer<unknown>>;
}

/** No request brings it about: why. */
export interface Unreachable {
  readonly because: string;
}

export type CodeCase = Provoked | Unreachable;

export const provoked = (status: number, by: Provoked['by']): Provoked => ({ status, by });
export const unreachable = (because: string): Unreachable => ({ because });
