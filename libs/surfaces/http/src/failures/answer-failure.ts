import type { Logger } from '@corridor/runtime';
import { type HttpReply, type HttpRequest, pathOf } from '../surface/http-request.js';
import { type Answer, type Fault, RefusedError } from './fault.js';
import { faultOf } from './fault-of.js';

export interface FailureOptions {
  readonly logger: Logger;
  readonly bodyLimitBytes: number;
}

/** Answers a request that failed, in the shape of its surface. */
export function answerFailure({ logger, bodyLimitBytes }: FailureOptions, error: unknown, request: HttpRequest, reply: HttpReply): void {
  if (reply.sent) {
    logger.error({ err: error, requestId: request.id }, 'a request failed after it was answered');
    return;
  }
  if (error instanceof RefusedError) {
    send(reply, error.answer);
    return;
  }
  if (isWorthDraining(request)) reply.removeHeader('connection');
  const fault = faultOf(error, bodyLimitBytes);
  if (fault.kind === 'internal') logger.error({ err: error, requestId: request.id }, 'a request failed');
  if (fault.kind === 'unavailable') logger.warn({ err: error, requestId: request.id }, 'something needed does not answer');
  send(reply, request.surface?.render(fault, request.id, pathOf(request.url)) ?? plainAnswer(fault));
}

/** Beyond this a client is better cut off than listened to. */
const MOST_DRAINED_BYTES = 16 * 1024 * 1024;

/**
 * The server would close the connection on a body that it did not read to its end. A client that is still sending then
 * meets a broken pipe in place of the answer, so the rest is read and dropped, if it says how much that is.
 */
function isWorthDraining({ headers }: HttpRequest): boolean {
  const declared = headers['content-length'];
  return declared !== undefined && Number(declared) <= MOST_DRAINED_BYTES; // tidy: not money — a count of bytes
}

/** For paths that belong to no surface: an empty body is no dialect. */
export function plainAnswer(fault: Fault): Answer {
  switch (fault.kind) {
    case 'not_found':
      return { status: 404, body: '' };
    case 'method_not_allowed':
      return { status: 405, body: '', headers: { allow: fault.allow.join(', ') } };
    case 'unavailable':
    case 'outcome_unknown':
      return { status: 503, body: '', headers: { 'retry-after': String(fault.retryAfterSeconds) } };
    case 'internal':
      return { status: 500, body: '' };
    case 'invalid_request':
    case 'body_too_large':
    case 'url_too_long':
    case 'headers_too_large':
    case 'https_required':
    case 'unauthenticated':
    case 'forbidden':
    case 'rate_limited':
    case 'idempotency_conflict':
      return { status: 400, body: '' };
    default:
      throw new Error(`${JSON.stringify(fault satisfies never)} is no fault`);
  }
}

function send(reply: HttpReply, { status, body, headers = {} }: Answer): void {
  reply.code(status);
  for (const [name, value] of Object.entries(headers)) reply.header(name, value);
  void reply.send(body);
}
