import http from 'node:http';
import https from 'node:https';
import { performance } from 'node:perf_hooks';
import { TLSSocket } from 'node:tls';
import type { AddressPolicy } from './address-policy.js';
import { type Answer, readAnswer, textOf } from './answer.js';
import { guardedLookup, type Resolve } from './lookup.js';
import { urlProblem } from './url-policy.js';

export interface SenderOptions {
  readonly policy: AddressPolicy;
  readonly resolve: Resolve;
  /** For the whole of an attempt: name, connection, headers and body of the answer. */
  readonly timeoutMs: number;
}

export interface Outgoing {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Nothing is sent after this time of the process's monotonic clock, in milliseconds. */
  readonly sendBeforeMs: number;
}

/** The time until which it could be sent was over before a byte of it was. */
export class TooLateToSend extends Error {}

export interface Sent extends Answer {
  readonly durationMs: number;
}

/** Connections that are kept open for the next delivery, per host and in all. */
const KEPT_CONNECTIONS = 256;
const IDLE_CONNECTION_MS = 20_000;

/** Posts bodies. A failure of any kind but {@link TooLateToSend} is an answer without a code. Follows no redirect. */
export class Sender {
  private readonly agents = {
    http: new http.Agent({ keepAlive: true, maxFreeSockets: KEPT_CONNECTIONS, timeout: IDLE_CONNECTION_MS }),
    https: new https.Agent({ keepAlive: true, maxFreeSockets: KEPT_CONNECTIONS, timeout: IDLE_CONNECTION_MS }),
  };

  constructor(private readonly options: SenderOptions) {}

  /** @throws {TooLateToSend} */
  async post(outgoing: Outgoing): Promise<Sent> {
    const startedAtMs = performance.now();
    const answer = await this.answerTo(outgoing, startedAtMs);
    return { ...answer, durationMs: Math.round(performance.now() - startedAtMs) };
  }

  close(): void {
    this.agents.http.destroy();
    this.agents.https.destroy();
  }

  private async answerTo(outgoing: Outgoing, startedAtMs: number): Promise<Answer> {
    // Literal addresses never pass the lookup hook, and what was allowed when the endpoint was made may not be now.
    const problem = urlProblem(outgoing.url, this.options.policy);
    if (problem !== null) return failure(problem);
    try {
      return await this.exchange(outgoing, startedAtMs);
    } catch (error) {
      if (!(error instanceof StaleConnection)) return failureOf(error);
    }
    // The receiver closed a kept connection just as we used it. That says nothing about the receiver: once more, anew.
    return this.exchange(outgoing, startedAtMs, { fresh: true }).catch(failureOf);
  }

  private exchange({ url, headers, body, sendBeforeMs }: Outgoing, startedAtMs: number, { fresh = false } = {}): Promise<Answer> {
    const target = new URL(url);
    const protocol = target.protocol === 'https:' ? 'https' : 'http';
    const leftMs = this.options.timeoutMs - (performance.now() - startedAtMs);
    const request = (protocol === 'https' ? https : http).request(target, {
      method: 'POST',
      agent: fresh ? false : this.agents[protocol],
      lookup: guardedLookup(this.options.policy, protocol, this.options.resolve),
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    return new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`no complete answer within ${this.options.timeoutMs} ms`));
        request.destroy();
      }, Math.max(0, leftMs));
      let answered = false;
      request.on('response', (response) => {
        answered = true;
        readAnswer(response).then(resolve, reject);
      });
      request.on('error', (error) => reject(request.reusedSocket && !answered ? new StaleConnection(messageOf(error)) : error));
      request.on('close', () => {
        clearTimeout(timer);
        if (!answered) reject(new Error('the connection was closed without an answer'));
      });
      // Not before there is a connection: the process may stand still while one is made, and go on when it is too late.
      onceConnected(request, () => {
        if (performance.now() <= sendBeforeMs) return void request.end(body);
        reject(new TooLateToSend());
        request.destroy();
      });
    });
  }
}

class StaleConnection extends Error {}

function onceConnected(request: http.ClientRequest, send: () => void): void {
  request.on('socket', (socket) => {
    const isSecure = socket instanceof TLSSocket;
    if (!socket.connecting && !(isSecure && request.reusedSocket === false)) send();
    else socket.once(isSecure ? 'secureConnect' : 'connect', send);
  });
}

function failureOf(error: unknown): Answer {
  if (error instanceof TooLateToSend) throw error;
  return failure(messageOf(error));
}

function failure(why: string): Answer {
  return { code: null, answer: textOf(Buffer.from(why).subarray(0, 1_024)) };
}

/** A host whose addresses all refuse gives one error around several, with an empty message of its own. */
function messageOf(error: unknown): string {
  const { message, errors } = error as { readonly message?: unknown; readonly errors?: readonly { readonly message: string }[] };
  const text = errors?.[0]?.message ?? message;
  return typeof text === 'string' && text !== '' ? text : 'the attempt failed';
}
