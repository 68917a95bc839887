const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/**
 * PostgreSQL's codes (documentation, appendix A): the server was shut down, crashed, or is starting (57P0x); it went
 * read-only, as a primary does that became a standby (25006); it ended a transaction in which we stood still (25P03); a deadlock or a serialisation failure, where the same
 * transaction succeeds when tried again (40P01, 40001).
 */
const STATES = new Set(['57P01', '57P02', '57P03', '25006', '25P03', '40001', '40P01']);
/** Connection exceptions, insufficient resources (no memory, no connections, full disk), and I/O errors. */
const STATE_CLASSES = new Set(['08', '53', '58']);
const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Failures that the driver reports by message alone. */
const MESSAGES = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Client was closed and is not queryable',
  'Cannot use a pool after calling end',
];

/** Causes of causes are followed this far, so that a cycle ends. */
const DEEPEST_CAUSE = 5;

/**
 * Whether the database or the way to it failed, rather than the statement: then the same work may succeed when tried
 * again, and trying again says nothing against the work itself. Looks into causes and into aggregate errors, which is
 * how Node reports a host name with several addresses that all refuse. Clients of other services say it of their own
 * errors by a property `unavailable`.
 */
export function isInfrastructureError(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > DEEPEST_CAUSE) return false;
  const { code, message, cause, errors, unavailable } = error as Record<'code' | 'message' | 'cause' | 'errors' | 'unavailable', unknown>;
  if (unavailable === true) return true;
  if (typeof code === 'string' && isInfrastructureCode(code)) return true;
  if (typeof message === 'string' && MESSAGES.some((known) => message.includes(known))) return true;
  if (Array.isArray(errors) && errors.some((inner) => isInfrastructureError(inner, depth + 1))) return true;
  return cause !== undefined && isInfrastructureError(cause, depth + 1);
}

function isInfrastructureCode(code: string): boolean {
  if (NETWORK_CODES.has(code) || STATES.has(code)) return true;
  return SQLSTATE.test(code) && STATE_CLASSES.has(code.slice(0, 2));
}
