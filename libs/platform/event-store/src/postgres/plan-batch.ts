import { eventHash, FIRST_PREDECESSOR } from '../hash-chain.js';
import { NO_STREAM, RevisionConflict, type RecordedEvent, type UnitOfWork } from '../port.js';
import { Ghosts } from './ghosts.js';

/** Where a stream ends: what the next event must follow and chain to. */
export interface StreamHead {
  readonly revision: number;
  readonly hash: Buffer;
}

/** Positions are filled in once the log's head is known. */
export type DraftEvent = { -readonly [Key in keyof RecordedEvent]: RecordedEvent[Key] };

export interface PlannedUnit {
  readonly unit: UnitOfWork;
  /** Per append, in order. */
  readonly events: readonly (readonly DraftEvent[])[];
}

export interface BatchPlan {
  readonly accepted: readonly PlannedUnit[];
  readonly conflicts: ReadonlyMap<UnitOfWork, RevisionConflict>;
  /** All events in the order in which they are to be numbered. */
  readonly events: readonly DraftEvent[];
  /** Streams that move or begin, in byte order of their names, with their new heads. */
  readonly moved: readonly (readonly [string, StreamHead])[];
  readonly created: readonly (readonly [string, StreamHead])[];
}

const EMPTY: StreamHead = { revision: NO_STREAM, hash: FIRST_PREDECESSOR };

/**
 * Chains the units of a batch, in order, to the heads that the database holds locked. A unit that expects another
 * revision is left out, and so is each that was decided on top of it.
 */
export function planBatch(units: readonly UnitOfWork[], locked: ReadonlyMap<string, StreamHead>): BatchPlan {
  const heads = new Map<string, StreamHead>();
  const ghosts = new Ghosts();
  const accepted: PlannedUnit[] = [];
  const conflicts = new Map<UnitOfWork, RevisionConflict>();
  for (const unit of units) {
    const planned = ghosts.haunted(unit) ?? planUnit(unit, (stream) => heads.get(stream) ?? locked.get(stream) ?? EMPTY);
    if ('events' in planned) {
      accepted.push({ unit, events: planned.events });
      for (const [stream, head] of planned.heads) heads.set(stream, head);
    } else {
      conflicts.set(unit, new RevisionConflict(planned.stream, planned.expectedRevision));
      ghosts.add(unit);
    }
  }
  const changed = [...heads].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    accepted,
    conflicts,
    events: accepted.flatMap(({ events }) => events.flat()),
    moved: changed.filter(([stream]) => locked.has(stream)),
    created: changed.filter(([stream]) => !locked.has(stream)),
  };
}

type UnitPlan =
  | { readonly events: DraftEvent[][]; readonly heads: ReadonlyMap<string, StreamHead> }
  | { readonly stream: string; readonly expectedRevision: number };

function planUnit(unit: UnitOfWork, headOf: (stream: string) => StreamHead): UnitPlan {
  const heads = new Map<string, StreamHead>();
  const events: DraftEvent[][] = [];
  for (const append of unit.appends) {
    const { stream, expectedRevision } = append;
    let head = heads.get(stream) ?? headOf(stream);
    if (head.revision !== expectedRevision) return { stream, expectedRevision };
    const drafts: DraftEvent[] = [];
    for (const event of append.events) {
      const draft: DraftEvent = { ...event, position: 0, stream, revision: head.revision + 1, hash: FIRST_PREDECESSOR };
      draft.hash = eventHash(head.hash, draft);
      head = draft;
      drafts.push(draft);
    }
    if (drafts.length > 0) heads.set(stream, { revision: head.revision, hash: head.hash });
    events.push(drafts);
  }
  return { events, heads };
}
