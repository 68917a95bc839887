import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Client } from '../support/client.js';

/** The APIs that the load speaks: both surfaces, and the operator's. */
export type Api = 'fleexpay' | 'xflow' | 'ops';

/** Where a request goes. */
export interface Addressed {
  /** FleexPay unless told otherwise. */
  readonly api?: Api;
  /** The connected user that a platform acts for. */
  readonly actingFor?: string;
}

export interface Read extends Addressed {
  readonly path: string;
}

/** A write, as often as it takes: every attempt has the same key and the same bytes. */
export interface Write extends Addressed {
  readonly path: string;
  readonly body: object;
  readonly idempotencyKey: string;
}

/** A write that was answered, and how many attempts it took. */
export interface Answered<Body> extends Write {
  readonly answer: Answer<Body>;
  readonly attempts: number;
}

/** How a client of the load asks. What it gives back is a definite answer. */
export interface Requester {
  write<Body>(write: Write): Promise<Answered<Body>>;
  read<Body>(path: string, to?: Addressed): Promise<Answer<Body>>;
}

/** What no client should ever see: it is collected and fails the run. */
export interface Complaint {
  readonly request: Write | Read;
  readonly what: string;
}

/** What speaks to one gateway. */
export type Gateway = Readonly<Record<Api, Client>>;
export type Gateways = readonly [Gateway, ...Gateway[]];

export interface PatientClientOptions {
  /** An attempt goes to the one after that of the attempt before it. */
  readonly gateways: Gateways;
  readonly complain: (complaint: Complaint) => void;
  /** Whether it waits as long as it is told to. One that does not meets its own requests while they are under way. */
  readonly heedsRetryAfter?: boolean;
  /** Whether a write goes out twice at once, to two gateways if there are as many. Never unless told otherwise. */
  readonly sendsTwice?: () => boolean;
  readonly giveUpMs?: number;
  /** After this an attempt counts as a broken connection. */
  readonly attemptTimeoutMs?: number;
}

const GIVE_UP_MS = 120_000;
const ATTEMPT_TIMEOUT_MS = 30_000;
const PAUSE_MS = 40;

/**
 * Repeats a request until it is answered: over broken connections, refused ones, 503s and 429s, which must say when to
 * come back. Throws when there is no answer for longer than anybody should have to wait.
 */
export class PatientClient implements Requester {
  private turn = 0;

  constructor(private readonly options: PatientClientOptions) {}

  async write<Body>(write: Write): Promise<Answered<Body>> {
    const first = this.untilAnswered<Body>(write);
    const second = this.options.sendsTwice?.() === true ? this.untilAnswered<Body>(write) : first;
    const [{ answer, attempts }, other] = await Promise.all([first, second]);
    const isSame = other.answer.status === answer.status && other.answer.text === answer.text;
    if (!isSame) this.options.complain({ request: write, what: `answered ${answer.status}: ${answer.text} and ${other.answer.status}: ${other.answer.text}, sent twice at once` });
    return { ...write, answer, attempts };
  }

  async read<Body>(path: string, to: Addressed = {}): Promise<Answer<Body>> {
    return (await this.untilAnswered<Body>({ ...to, path })).answer;
  }

  private async untilAnswered<Body>(request: Complaint['request']): Promise<{ readonly answer: Answer<Body>; readonly attempts: number }> {
    const { giveUpMs = GIVE_UP_MS, attemptTimeoutMs = ATTEMPT_TIMEOUT_MS } = this.options;
    const deadline = Date.now() + giveUpMs;
    const first = this.turn++;
    let last = 'nobody answered';
    for (let attempts = 1; Date.now() < deadline; attempts += 1) {
      const answer = await attempt(() => ask<Body>(this.gatewayAt(first + attempts - 1), request, AbortSignal.timeout(attemptTimeoutMs)));
      if (answer !== null && isDefinite(answer)) return { answer, attempts };
      if (answer !== null) last = `answered ${answer.status}: ${answer.text}`;
      await sleep(answer === null ? PAUSE_MS : this.judged(request, answer));
    }
    throw new Error(`${linesOf(request)} got no definite answer within ${giveUpMs} ms; at last ${last}`);
  }

  private gatewayAt(turn: number): Gateway {
    const { gateways } = this.options;
    return gateways[turn % gateways.length] ?? gateways[0];
  }

  /** Complains about an answer that no request may get. Gives back how long to wait before the next attempt. */
  private judged(request: Complaint['request'], { status, headers, text }: Answer<unknown>): number {
    const { complain, heedsRetryAfter = false } = this.options;
    const retryAfter = headers.get('retry-after') ?? '';
    const saysWhen = /^[1-9]\d*$/.test(retryAfter);
    if (status !== 503 && status !== 429) complain({ request, what: `answered ${status}: ${text}` });
    else if (!saysWhen) complain({ request, what: `answered ${status} without Retry-After: ${text}` });
    return heedsRetryAfter && saysWhen ? Number(retryAfter) * 1000 : PAUSE_MS;
  }
}

/** Sends a request once. */
export function ask<Body>(gateway: Gateway, request: Complaint['request'], signal?: AbortSignal): Promise<Answer<Body>> {
  const client = gateway[request.api ?? 'fleexpay'];
  const extra = { ...(request.actingFor === undefined ? {} : { headers: { 'xflow-account': request.actingFor } }), ...(signal === undefined ? {} : { signal }) };
  return 'body' in request ? client.post<Body>(request.path, request.body, { ...extra, idempotencyKey: request.idempotencyKey }) : client.get<Body>(request.path, extra);
}

/** Null when the connection broke, nobody listened or nothing came, with the reason told: what happened is not known. */
export async function attempt<Body>(once: () => Promise<Answer<Body>>, broke: (why: string) => void = () => undefined): Promise<Answer<Body> | null> {
  try {
    return await once();
  } catch (error) {
    // What `fetch` throws on a broken connection and on a signal; anything else is a fault of this program.
    if (!['TypeError', 'TimeoutError'].includes((error as Error).name)) throw error;
    const { cause = error } = error as Error;
    broke(String(cause));
    return null;
  }
}

/** Whether a client may conclude something from an answer. */
export function isDefinite({ status }: Answer<unknown>): boolean {
  return status < 500 && status !== 429;
}

/** A request, as a report shows it. */
export function linesOf(request: Complaint['request']): string {
  const path = request.api === undefined ? request.path : `${request.api}${request.path}`;
  return 'body' in request ? `POST ${path} ${JSON.stringify(request.body)} with key ${request.idempotencyKey}` : `GET ${path}`;
}
