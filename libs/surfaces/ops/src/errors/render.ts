import type { Answer, Fault } from '@corridor/surfaces/http';

/** An error of this surface. `type` is a word for programs; the list is in the switch below and in the rejections. */
export interface OpsProblem {
  readonly status: number;
  readonly type: string;
  readonly message: string;
  readonly param: string | null;
}

export function answerOf({ status, type, message, param }: OpsProblem, requestId: string): Answer {
  return { status, body: { error: { type, message, param, request_id: requestId } } };
}

export function renderFault(fault: Fault, requestId: string): Answer {
  const headers = 'retryAfterSeconds' in fault ? { 'retry-after': String(fault.retryAfterSeconds) } : {};
  const allow = fault.kind === 'method_not_allowed' ? { allow: fault.allow.join(', ') } : {};
  const challenge = fault.kind === 'unauthenticated' ? { 'www-authenticate': 'Bearer' } : {};
  return { ...answerOf(problemOf(fault), requestId), headers: { ...headers, ...allow, ...challenge } };
}

function problemOf(fault: Fault): OpsProblem {
  switch (fault.kind) {
    case 'invalid_request':
    case 'not_found':
      return { status: fault.kind === 'not_found' ? 404 : 400, type: fault.kind, message: fault.message, param: fault.param };
    case 'unauthenticated':
      return plain(401, fault.kind, fault.message);
    case 'forbidden':
      return plain(403, fault.kind, fault.message);
    case 'https_required':
      return plain(403, fault.kind, 'Operations are served over HTTPS only.');
    case 'method_not_allowed':
      return plain(405, fault.kind, `This path takes ${fault.allow.join(', ')} only.`);
    case 'idempotency_conflict':
      return plain(409, fault.kind, 'This Idempotency-Key was used before, with another request.');
    case 'body_too_large':
      return plain(413, fault.kind, `The body is larger than ${fault.mostBytes} bytes.`);
    case 'url_too_long':
      return plain(414, fault.kind, 'The URL is too long.');
    case 'rate_limited':
      return plain(429, fault.kind, 'Too many requests.');
    case 'headers_too_large':
      return plain(431, fault.kind, 'The URL and headers are too large.');
    case 'internal':
      return plain(500, fault.kind, 'Something went wrong on our side.');
    case 'outcome_unknown':
      return plain(503, fault.kind, 'No answer came in time; it may still take effect.');
    case 'unavailable':
      return plain(503, fault.kind, 'Something that is needed does not answer. Nothing has happened.');
    default:
      throw new Error(`${JSON.stringify(fault satisfies never)} is no fault`);
  }
}

function plain(status: number, type: string, message: string): OpsProblem {
  return { status, type, message, param: null };
}
