import { HttpException } from '@nestjs/common';
import { isInfrastructureError, TimeoutError } from '@corridor/runtime';
import type { Fault } from './fault.js';
import { FaultError } from './fault.js';

const RETRY_AFTER_SECONDS = 1;

/** What an error of any origin is to the client. What nobody foresaw is `internal`, and nothing of it gets out. */
export function faultOf(error: unknown, bodyLimitBytes: number): Fault {
  if (error instanceof FaultError) return error.fault;
  if (isUnavailable(error)) return { kind: 'unavailable', retryAfterSeconds: RETRY_AFTER_SECONDS };
  const { status, code } = told(error);
  if (code === 'FST_ERR_BAD_URL') return { kind: 'invalid_request', message: 'The URL is not encoded correctly.', param: null, flaw: 'unreadable' };
  if (status === 413) return { kind: 'body_too_large', mostBytes: bodyLimitBytes };
  if (status === 414) return { kind: 'url_too_long' };
  if (status === 404) return { kind: 'not_found', message: 'There is nothing at this path.', param: null };
  if (status === 415) return unknownContentType().fault;
  if (status >= 400 && status < 500) return { kind: 'invalid_request', message: 'The request could not be read.', param: null, flaw: 'unreadable' };
  return { kind: 'internal' };
}

export function unknownContentType(): FaultError {
  return new FaultError({ kind: 'invalid_request', message: 'The Content-Type must be application/json.', param: 'Content-Type', flaw: 'value' });
}

/** Errors of databases and of calls to other services. The latter also come as timeouts, as `fetch failed`, and as aborts. */
function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof TimeoutError || isInfrastructureError(error)) return true;
  return (error instanceof TypeError && error.message === 'fetch failed') || error.name === 'AbortError';
}

function told(error: unknown): { readonly status: number; readonly code: string | null } {
  if (error instanceof HttpException) return { status: error.getStatus(), code: null };
  if (!(error instanceof Error)) return { status: 500, code: null };
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  // Only the server's own errors say by a status what the client did wrong; any other error's number means nothing here.
  return code?.startsWith('FST_') === true ? { status, code } : { status: 500, code };
}
