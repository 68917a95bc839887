import type { Fault } from './fault.js';

/** What a fault comes to, whatever the surface: what it is called there is all that a surface has to add. */
export interface FaultTold {
  readonly status: number;
  readonly message: string;
  readonly param: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** `challenge` says how a key can be sent, for whoever sent none that is good. */
export function toldOf(fault: Fault, challenge: string): FaultTold {
  const [status, message] = wordsFor(fault);
  return { status, message, param: 'param' in fault ? fault.param : null, headers: headersOf(fault, challenge) };
}

function wordsFor(fault: Fault): readonly [status: number, message: string] {
  switch (fault.kind) {
    case 'invalid_request':
      return [400, fault.message];
    case 'unauthenticated':
      return [401, fault.message];
    case 'forbidden':
      return [403, fault.message];
    case 'https_required':
      return [403, 'This API is served over HTTPS only.'];
    case 'not_found':
      return [404, fault.message];
    case 'method_not_allowed':
      return [405, `This path takes ${fault.allow.join(', ')} only.`];
    case 'idempotency_conflict':
      return [409, `This ${fault.name} was used before, with another request${fault.object === null ? '' : `, which made ${fault.object}`}.`];
    case 'body_too_large':
      return [413, `The body is larger than ${fault.mostBytes} bytes.`];
    case 'url_too_long':
      return [414, 'The URL is too long.'];
    case 'rate_limited':
      return [429, 'Too many requests with this API key.'];
    case 'headers_too_large':
      return [431, 'The URL and headers are too large.'];
    case 'internal':
      return [500, 'Something went wrong on our side.'];
    case 'outcome_unknown':
      return [503, 'No answer came in time; the request may still take effect. Repeat it with the same Idempotency-Key.'];
    case 'unavailable':
      return [503, 'The service can not answer at the moment. Nothing has happened.'];
    default:
      throw new Error(`${JSON.stringify(fault satisfies never)} is no fault`);
  }
}

function headersOf(fault: Fault, challenge: string): Readonly<Record<string, string>> {
  if ('retryAfterSeconds' in fault) return { 'retry-after': String(fault.retryAfterSeconds) };
  if (fault.kind === 'unauthenticated') return { 'www-authenticate': challenge };
  if (fault.kind === 'method_not_allowed') return { allow: fault.allow.join(', ') };
  return {};
}
