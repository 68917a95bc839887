import { type Answer, type Fault, toldOf } from '@corridor/surfaces/http';
import { answerOf, type ErrorType } from './problem.js';

const TYPES: Readonly<Record<Fault['kind'], ErrorType>> = {
  invalid_request: 'invalid_request',
  body_too_large: 'invalid_request',
  url_too_long: 'invalid_request',
  headers_too_large: 'invalid_request',
  method_not_allowed: 'invalid_request',
  https_required: 'https_required',
  unauthenticated: 'authentication_error',
  forbidden: 'permission_error',
  not_found: 'not_found',
  rate_limited: 'rate_limited',
  idempotency_conflict: 'idempotency_conflict',
  outcome_unknown: 'outcome_unknown',
  unavailable: 'unavailable',
  internal: 'internal',
};

/** A fault of the HTTP layer in this API's shape. */
export function faultToWire(fault: Fault, requestId: string): Answer {
  const { headers, ...told } = toldOf(fault, 'Bearer');
  return answerOf({ ...told, type: TYPES[fault.kind] }, requestId, headers);
}
