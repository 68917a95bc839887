import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger, Metrics } from '@corridor/runtime';
import { Instances } from './instances.js';
import { PeerFailed, PeerUnavailable } from './peer-errors.js';
import { type ObserveCall, peerMetrics } from './peer-metrics.js';
import { type Agents, type Answer, AttemptTimeout, postJson } from './post-json.js';

export interface PeerClientOptions {
  /** For messages: the service at the other end. */
  readonly peer: string;
  /** Where its instances listen. */
  readonly origins: readonly string[];
  readonly token: string;
  readonly logger: Logger;
  readonly metrics?: Metrics;
}

/** How a call is made. */
export interface CallTerms {
  /** How long an attempt may take. After each that took longer it is twice that, so that slow answers come through too. */
  readonly attemptMs: number;
  /** How long all attempts together may take. */
  readonly patienceMs: number;
  /** Whether a request that may have arrived may be sent again. */
  readonly repeatable: boolean;
}

const MOST_SOCKETS = 128;
const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 400;
/** The request can't have arrived. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

type Attempt = { readonly kind: 'answered'; readonly value: unknown } | { readonly kind: 'away'; readonly cause: unknown; readonly arrived: boolean };

/** Calls one peer's internal plane: in turn over its instances, again on the next one when one does not answer. */
export class PeerClient {
  private readonly instances: Instances;
  private readonly agents: Agents = {
    http: new HttpAgent({ keepAlive: true, maxSockets: MOST_SOCKETS }),
    https: new HttpsAgent({ keepAlive: true, maxSockets: MOST_SOCKETS }),
  };

  private readonly observe: ObserveCall;

  constructor(private readonly options: PeerClientOptions) {
    this.instances = new Instances(options.origins);
    this.observe = options.metrics === undefined ? () => undefined : peerMetrics(options.metrics);
  }

  /**
   * @throws {PeerUnavailable} when no instance answered in time
   * @throws {PeerFailed} when one answered that it could not
   */
  async call(path: string, args: readonly unknown[], terms: CallTerms): Promise<unknown> {
    const body = encodeArguments(args);
    const { peer } = this.options;
    const began = performance.now();
    try {
      const value = await this.untilAnswered(path, body, terms);
      this.observe({ peer, path, result: 'answered', durationMs: performance.now() - began });
      return value;
    } catch (error) {
      this.observe({ peer, path, result: error instanceof PeerFailed ? 'failed' : 'unavailable', durationMs: performance.now() - began });
      throw error;
    }
  }

  /** Gives back the connections. */
  close(): void {
    this.agents.http.destroy();
    this.agents.https.destroy();
  }

  private async untilAnswered(path: string, body: string, terms: CallTerms): Promise<unknown> {
    const { peer } = this.options;
    const deadline = performance.now() + terms.patienceMs;
    let cause: unknown;
    for (let timeouts = 0, pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      for (const origin of this.instances.inTurn()) {
        const leftMs = deadline - performance.now();
        if (leftMs <= 0) throw new PeerUnavailable(peer, path, { cause });
        const attempt = await this.attempt(origin, path, body, Math.min(leftMs, terms.attemptMs * 2 ** timeouts));
        if (attempt.kind === 'answered') return attempt.value;
        cause = attempt.cause;
        if (attempt.arrived && !terms.repeatable) throw new PeerUnavailable(peer, path, { cause });
        if (cause instanceof AttemptTimeout) timeouts += 1;
      }
      const leftMs = deadline - performance.now();
      await sleep(Math.max(0, Math.min(pauseMs, leftMs)));
    }
  }

  private async attempt(origin: string, path: string, body: string, timeoutMs: number): Promise<Attempt> {
    const { token } = this.options;
    try {
      const answer = await postJson({ url: new URL(path, origin), token, body, timeoutMs, agents: this.agents });
      const attempt = this.read(answer, origin, path);
      if (attempt.kind === 'answered') this.instances.answered(origin);
      else this.instances.failed(origin);
      return attempt;
    } catch (cause) {
      if (cause instanceof PeerFailed) {
        this.instances.answered(origin);
        throw cause;
      }
      this.instances.failed(origin);
      return { kind: 'away', cause, arrived: !NOT_CONNECTED.has(String((cause as NodeJS.ErrnoException).code)) };
    }
  }

  private read({ status, body }: Answer, origin: string, path: string): Attempt {
    const { peer, logger } = this.options;
    switch (status) {
      case 200:
        return { kind: 'answered', value: (JSON.parse(body) as { readonly value?: unknown }).value };
      case 503:
        return { kind: 'away', cause: new Error(`${origin} is not serving`), arrived: false };
      case 401:
        logger.error({ peer, origin, path }, 'a peer refuses the INTERNAL_TOKEN: it must be the same for all processes');
        return { kind: 'away', cause: new Error(`${origin} refuses the INTERNAL_TOKEN`), arrived: false };
      case 404:
        // An older release, while a newer one is being rolled out beside it.
        logger.warn({ peer, origin, path }, 'a peer does not know a call');
        return { kind: 'away', cause: new Error(`${origin} does not know ${path}`), arrived: false };
      default:
        throw new PeerFailed(peer, path, status);
    }
  }
}

/** Arguments that are left out at the end stay out; one that is left out before others would arrive as null. */
function encodeArguments(args: readonly unknown[]): string {
  const given = args.slice(0, args.findLastIndex((value) => value !== undefined) + 1);
  if (given.includes(undefined)) throw new Error('an argument in the middle of a call was left out');
  return JSON.stringify(given);
}
