import { type Answer, type Fault, type Flaw, toldOf } from '@corridor/surfaces/http';
import { ERROR_CODES, type ErrorCode } from './codes.js';
import { objectAt } from './object-at.js';
import { answerOf, ofField } from './problem.js';

/** A fault of the HTTP layer in this API's shape. */
export function faultToWire(fault: Fault, _requestId: string, path: string): Answer {
  const { status, message, param, headers } = toldOf(fault, 'Basic realm="xflow", Bearer');
  return answerOf({ status, code: codeOf(fault, path), message, metadata: ofField(fieldName(param, path)) }, headers);
}

/** A field by its full name, which begins with the object that the path is about: `account.type`. Headers go by their own. */
function fieldName(param: string | null, path: string): string | null {
  const object = objectAt(path);
  return param === null || object === null || HEADERS.includes(param) ? param : `${object}.${param}`;
}

const HEADERS = ['Idempotency-Key', 'Content-Type', 'Xflow-Account'];

function codeOf(fault: Fault, path: string): ErrorCode {
  switch (fault.kind) {
    case 'invalid_request':
      return fault.param !== null && HEADERS.includes(fault.param) ? 'header_parameter_invalid' : codeOfFlaw(fault.flaw, path);
    case 'unauthenticated':
      return fault.keyGiven ? 'secret_key_invalid' : 'secret_key_missing';
    default:
      return CODES[fault.kind];
  }
}

const CODES: Readonly<Record<Exclude<Fault['kind'], 'invalid_request' | 'unauthenticated'>, ErrorCode>> = {
  body_too_large: 'request_body_invalid',
  url_too_long: 'request_query_parameter_invalid',
  headers_too_large: 'header_parameter_invalid',
  https_required: 'https_required',
  forbidden: 'action_unauthorized',
  not_found: 'object_not_found',
  method_not_allowed: 'action_invalid',
  rate_limited: 'rate_limited',
  idempotency_conflict: 'idempotency_conflict',
  outcome_unknown: 'outcome_unknown',
  unavailable: 'unavailable',
  internal: 'internal',
};

function codeOfFlaw(flaw: Flaw, path: string): ErrorCode {
  switch (flaw) {
    case 'fixed':
      return notEditable(path);
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

/** Each kind of object that can be updated has a code of its own for what can not be. */
function notEditable(path: string): ErrorCode {
  const code = ERROR_CODES.find((each) => each === `${objectAt(path) ?? ''}_parameter_not_editable`);
  if (code === undefined) throw new Error(`nothing is updated at ${path}`);
  return code;
}
