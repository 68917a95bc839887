import { RefusedError } from '@corridor/surfaces/http';
import type { ErrorCode } from './codes.js';
import { answerOf, ofField } from './problem.js';

/** Ends a request that its input was read for already. `field` is the full name of what is at fault, such as `account.type`. */
export function refuse(status: number, code: ErrorCode, message: string, field: string | null): RefusedError {
  return new RefusedError(answerOf({ status, code, message, metadata: ofField(field) }));
}
