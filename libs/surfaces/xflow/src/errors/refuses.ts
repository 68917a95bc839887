import { REFUSES } from '@corridor/surfaces/http';
import { ApiExtension } from '@nestjs/swagger';
import type { ErrorCode } from './codes.js';

/** Codes by the status that they come with. */
export type Refused = Readonly<Partial<Record<400 | 402 | 403 | 404 | 409, readonly ErrorCode[]>>>;

/**
 * Documents what a call may be refused with beside what any call may: see `openapi/refusals.ts`. Goes with every call whose
 * `to-problem` has such codes, or which looks into its input further than its class does.
 */
export function Refuses(refused: Refused): MethodDecorator {
  return ApiExtension(REFUSES, refused);
}
