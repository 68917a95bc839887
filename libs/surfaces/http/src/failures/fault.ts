/** What is wrong with an input, for surfaces whose errors have a code for each. */
export type Flaw =
  | 'missing'
  /** No such field, parameter or header is known here. */
  | 'unknown'
  | 'too_short'
  | 'too_long'
  /** Characters that the field can't have. */
  | 'characters'
  /** A number beyond its bounds. */
  | 'range'
  /** The object has the field, but it stays as it is. */
  | 'fixed'
  /** The body as a whole can't be read. */
  | 'unreadable'
  /** Anything else: a type, a form, a choice. */
  | 'value';

/**
 * Everything that can go wrong with a request before or beside the domain. Each surface says in its own words and
 * statuses what a fault is on its wire. `param` is the dotted path of the field or parameter at fault.
 */
export type Fault =
  | { readonly kind: 'invalid_request'; readonly message: string; readonly param: string | null; readonly flaw: Flaw }
  | { readonly kind: 'body_too_large'; readonly mostBytes: number }
  | { readonly kind: 'url_too_long' }
  | { readonly kind: 'headers_too_large' }
  | { readonly kind: 'https_required' }
  | { readonly kind: 'unauthenticated'; readonly message: string; readonly keyGiven: boolean }
  | { readonly kind: 'forbidden'; readonly message: string }
  | { readonly kind: 'not_found'; readonly message: string; readonly param: string | null }
  | { readonly kind: 'method_not_allowed'; readonly allow: readonly string[] }
  | { readonly kind: 'rate_limited'; readonly retryAfterSeconds: number }
  /** The Idempotency-Key, or what stands in its place, came before with another input; `object` is what that request made, as the surface prints it. */
  | { readonly kind: 'idempotency_conflict'; readonly name: string; readonly object: string | null }
  /** No answer in time: it may still take effect, and a repeat with the same key finds out. */
  | { readonly kind: 'outcome_unknown'; readonly retryAfterSeconds: number }
  /** Something that is needed to answer does not answer. Nothing has happened. */
  | { readonly kind: 'unavailable'; readonly retryAfterSeconds: number }
  | { readonly kind: 'internal' };

/** Ends a request with a fault. */
export class FaultError extends Error {
  override readonly name = 'FaultError';

  constructor(readonly fault: Fault) {
    super(fault.kind);
  }
}

/** What most faults are: the client's input can't be used. */
export function invalid(message: string, param: string | null, flaw: Flaw = 'value'): FaultError {
  return new FaultError({ kind: 'invalid_request', message, param, flaw });
}

export function notFound(message: string, param: string | null = null): FaultError {
  return new FaultError({ kind: 'not_found', message, param });
}

/** An answer as it goes out, body not yet encoded. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Ends a request with what the domain refused, in the surface's own shape. `requestId` is that of the request which was
 * refused first: a repeat gets the very same body.
 */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';

  constructor(readonly answer: Answer) {
    super(`refused with ${answer.status}`);
  }
}
