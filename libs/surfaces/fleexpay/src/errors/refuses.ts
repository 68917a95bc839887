import { REFUSES } from '@corridor/surfaces/http';
import { ApiExtension } from '@nestjs/swagger';
import type { ErrorType } from './problem.js';

/**
 * Documents what a call may be refused with beside what any call may: see `openapi/refusals.ts`. Goes with every call whose
 * `to-problem` has such types, or which finds objects by its body.
 */
export function Refuses(...types: readonly ErrorType[]): MethodDecorator {
  return ApiExtension(REFUSES, [...types]);
}
