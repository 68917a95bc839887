import type { Answer, Fault } from '@corridor/surfaces/http';
import { answerOf, type Problem } from './problem.js';

/** A fault of the HTTP layer in this API's shape. */
export function faultToWire(fault: Fault, requestId: string): Answer {
  return answerOf(problemOf(fault), requestId, headersOf(fault));
}

function problemOf(fault: Fault): Problem {
  switch (fault.kind) {
    case 'invalid_request':
      return { status: 400, type: 'invalid_request', message: fault.message, param: fault.param };
    case 'body_too_large':
      return plain(413, 'invalid_request', `The body is larger than ${fault.mostBytes} bytes.`);
    case 'url_too_long':
      return plain(414, 'invalid_request', 'The URL is too long.');
    case 'headers_too_large':
      return plain(431, 'invalid_request', 'The URL and headers are too large.');
    case 'https_required':
      return plain(403, 'https_required', 'This API is served over HTTPS only.');
    case 'unauthenticated':
      return plain(401, 'authentication_error', fault.message);
    case 'forbidden':
      return plain(403, 'permission_error', fault.message);
    case 'not_found':
      return { status: 404, type: 'not_found', message: fault.message, param: fault.param };
    case 'method_not_allowed':
      return plain(405, 'invalid_request', `This path takes ${fault.allow.join(', ')} only.`);
    case 'rate_limited':
      return plain(429, 'rate_limited', 'Too many requests with this API key.');
    case 'idempotency_conflict':
      return plain(409, 'idempotency_conflict', conflictMessage(fault.object));
    case 'outcome_unknown':
      return plain(503, 'outcome_unknown', 'No answer came in time; the request may still take effect. Repeat it with the same Idempotency-Key.');
    case 'unavailable':
      return plain(503, 'unavailable', 'The service can not answer at the moment. Nothing has happened.');
    case 'internal':
      return plain(500, 'internal', 'Something went wrong on our side.');
    default:
      throw new Error(`${JSON.stringify(fault satisfies never)} is no fault`);
  }
}

function headersOf(fault: Fault): Readonly<Record<string, string>> {
  if ('retryAfterSeconds' in fault) return { 'retry-after': String(fault.retryAfterSeconds) };
  if (fault.kind === 'unauthenticated') return { 'www-authenticate': 'Bearer' };
  if (fault.kind === 'method_not_allowed') return { allow: fault.allow.join(', ') };
  return {};
}

function plain(status: number, type: Problem['type'], message: string): Problem {
  return { status, type, message, param: null };
}

function conflictMessage(object: string | null): string {
  const made = object === null ? '' : `, which made ${object}`;
  return `This Idempotency-Key was used before, with another request${made}.`;
}
