import { ApiExtension } from '@nestjs/swagger';
import type { ErrorType } from './problem.js';

/** Where the document's maker finds what {@link Refuses} said. It does not get into the document. */
export const REFUSES = 'x-refuses';

/**
 * Documents what a call may be refused with beside what any call may: see `openapi/answers.ts`. Goes with every call whose
 * `to-problem` has such types, or which finds objects by its body.
 */
export function Refuses(...types: readonly ErrorType[]): MethodDecorator {
  return ApiExtension(REFUSES, [...types]);
}
