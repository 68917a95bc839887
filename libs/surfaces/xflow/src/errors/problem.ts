import type { Answer } from '@corridor/surfaces/http';
import type { ErrorCode } from './codes.js';

/** An error before it is sent. `metadata` says what it is about, by name: mostly the field at fault. */
export interface Problem {
  readonly status: number;
  readonly code: ErrorCode;
  readonly message: string;
  readonly metadata: Readonly<Record<string, string>> | null;
}

export function answerOf({ status, code, message, metadata }: Problem, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, body: { errors: [{ code, message, metadata }], http_status_code: status, object: 'error' }, headers };
}

/** The metadata that names a field, such as `account.type`; null when no field is at fault. */
export function ofField(name: string | null): Problem['metadata'] {
  return name === null ? null : { field_name: name };
}
