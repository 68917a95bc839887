import type { Answer, Fault, Flaw } from '@corridor/surfaces/http';
import type { ErrorCode } from './codes.js';
import { objectAt } from './object-at.js';
import { answerOf, ofField, type Problem } from './problem.js';

/** A fault of the HTTP layer in this API's shape. */
export function faultToWire(fault: Fault, _requestId: string, path: string): Answer {
  return answerOf(problemOf(fault, path), headersOf(fault));
}

function problemOf(fault: Fault, path: string): Problem {
  switch (fault.kind) {
    case 'invalid_request':
      return { status: 400, code: codeOf(fault.flaw, fault.param), message: fault.message, metadata: ofField(fieldName(fault.param, path)) };
    case 'body_too_large':
      return plain(413, 'request_body_invalid', `The body is larger than ${fault.mostBytes} bytes.`);
    case 'url_too_long':
      return plain(414, 'request_query_parameter_invalid', 'The URL is too long.');
    case 'headers_too_large':
      return plain(431, 'header_parameter_invalid', 'The URL and headers are too large.');
    case 'https_required':
      return plain(403, 'https_required', 'This API is served over HTTPS only.');
    case 'unauthenticated':
      return plain(401, fault.keyGiven ? 'secret_key_invalid' : 'secret_key_missing', fault.message);
    case 'forbidden':
      return plain(403, 'action_unauthorized', fault.message);
    case 'not_found':
      return { status: 404, code: 'object_not_found', message: fault.message, metadata: ofField(fieldName(fault.param, path)) };
    case 'method_not_allowed':
      return plain(405, 'action_invalid', `This path takes ${fault.allow.join(', ')} only.`);
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

/** A field by its full name, which begins with the object that the path is about: `account.type`. Headers go by their own. */
function fieldName(param: string | null, path: string): string | null {
  const object = objectAt(path);
  return param === null || object === null || HEADERS.includes(param) ? param : `${object}.${param}`;
}

const HEADERS = ['Idempotency-Key', 'Content-Type', 'Xflow-Account'];

function codeOf(flaw: Flaw, param: string | null): ErrorCode {
  if (param !== null && HEADERS.includes(param)) return 'header_parameter_invalid';
  switch (flaw) {
    case 'missing':
    case 'too_short':
      return 'parameter_empty';
    case 'unknown':
      return 'parameter_unexpected';
    case 'too_long':
      return 'parameter_max_length_invalid';
    case 'characters':
      return 'parameter_character_invalid';
    case 'range':
      return 'parameter_range_invalid';
    case 'unreadable':
      return 'request_body_invalid';
    case 'value':
      return 'parameter_value_invalid';
    default:
      throw new Error(`${String(flaw satisfies never)} is no flaw`);
  }
}

function headersOf(fault: Fault): Readonly<Record<string, string>> {
  if ('retryAfterSeconds' in fault) return { 'retry-after': String(fault.retryAfterSeconds) };
  if (fault.kind === 'unauthenticated') return { 'www-authenticate': 'Basic realm="xflow", Bearer' };
  if (fault.kind === 'method_not_allowed') return { allow: fault.allow.join(', ') };
  return {};
}

function plain(status: number, code: ErrorCode, message: string): Problem {
  return { status, code, message, metadata: null };
}

function conflictMessage(object: string | null): string {
  const made = object === null ? '' : `, which made ${object}`;
  return `This Idempotency-Key was used before, with another request${made}.`;
}
