import { type Answer, type Fault, toldOf } from '@corridor/surfaces/http';

/** An error of this surface. `type` is a word for programs; the kinds of faults, and the rejections. */
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
  const { headers, ...told } = toldOf(fault, 'Bearer');
  return { ...answerOf({ ...told, type: fault.kind }, requestId), headers };
}
