import { UnknownEvent } from '@corridor/contracts';
import { CommitUnknown, RevisionConflict, RowConflict, StoreClosed } from '@corridor/event-store';
import { isInfrastructureError } from '@corridor/runtime';
import { StillUnknown } from '../port/handling.js';

/**
 * What an error asks for. An event that a later release has recorded asks to be left to that one: it is tried until a process of it takes over,
 * and nothing is parked that nothing is wrong with. `conflict`: decide again on what is there now. `infrastructure`: nothing is known against the
 * work itself, so it is tried until it succeeds. `fault`: it would go wrong again, so it is tried a few times at most.
 */
export type FailureKind = 'conflict' | 'infrastructure' | 'fault';

export function failureKind(error: unknown): FailureKind {
  if (error instanceof RevisionConflict || error instanceof RowConflict) return 'conflict';
  if (error instanceof CommitUnknown || error instanceof StoreClosed || error instanceof StillUnknown) return 'infrastructure';
  if (error instanceof UnknownEvent) return 'infrastructure';
  return isInfrastructureError(error) ? 'infrastructure' : 'fault';
}
