import { noteAnswer } from '../conformance/watch.js';

/** An answer with its body read as what the caller expects. Specs assert what they rely on. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Body;
}

/** What every error looks like. */
export interface Failure {
  readonly error: { readonly type: string; readonly message: string; readonly param?: string | null; readonly request_id: string };
}

export interface Extra {
  readonly idempotencyKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** A client of one base URL with one key, as a user would write it in an afternoon. */
export class Client {
  constructor(
    readonly baseUrl: string,
    readonly key: string,
  ) {}

  get<Body>(path: string, extra: Extra = {}): Promise<Answer<Body>> {
    return this.send<Body>('GET', path, undefined, extra);
  }

  post<Body>(path: string, body: unknown, extra: Extra = {}): Promise<Answer<Body>> {
    return this.send<Body>('POST', path, JSON.stringify(body), extra);
  }

  patch<Body>(path: string, body: unknown, extra: Extra = {}): Promise<Answer<Body>> {
    return this.send<Body>('PATCH', path, JSON.stringify(body), extra);
  }

  delete<Body>(path: string, extra: Extra = {}): Promise<Answer<Body>> {
    return this.send<Body>('DELETE', path, undefined, extra);
  }

  /** Sends a body byte for byte. */
  async send<Body>(method: string, path: string, body: string | Uint8Array<ArrayBuffer> | undefined, { idempotencyKey, headers, signal }: Extra = {}): Promise<Answer<Body>> {
    const answer = await fetch(this.baseUrl + path, {
      method,
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${this.key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': Buffer.from(idempotencyKey).toString('latin1') }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    });
    const text = await answer.text();
    noteAnswer({ method, url: this.baseUrl + path, sent: body, status: answer.status, headers: answer.headers, text });
    return { status: answer.status, headers: answer.headers, text, body: readBody<Body>(text) };
  }
}

function readBody<Body>(text: string): Body {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return text as Body;
  }
}

/** The answer's body, or an error that shows what came instead: for steps that only lead to what a test is about. */
export function ok<Body>(answer: Answer<Body>): Body {
  if (answer.status >= 300) throw new Error(`answered ${answer.status}: ${answer.text}`);
  return answer.body;
}
