import type { Command, PublicEvent } from '@corridor/contracts';
import type { RecordedEvent, RowWrite, UnitOfWork } from '@corridor/event-store';

/**
 * What a handler made of a command. `done` ends it in one commit. `started` records the intent; the process that
 * knows the intent's event carries on from there, at once or after a crash. The key's next command may be decided before
 * that has ended: the handler sees the intent in the stream and answers for it. A rejection writes only its outcome.
 */
export type Handled<View, Rejection> =
  | { readonly kind: 'done'; readonly unit: UnitOfWork; readonly view: View; readonly object?: string }
  | { readonly kind: 'started'; readonly unit: UnitOfWork; readonly object: string }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

/** How an intent ended: the unit that records the end, and what the waiting client hears. */
export type Finished<View, Rejection> =
  | { readonly kind: 'done'; readonly unit: UnitOfWork; readonly view: View }
  | { readonly kind: 'rejected'; readonly unit: UnitOfWork; readonly rejection: Rejection };

/** Handles one command: load, decide, say what to append. Called again from the start after a revision conflict. */
export type CommandHandler<Payload = never, View = unknown, Rejection = unknown> = (
  command: Command<Payload>,
) => Promise<Handled<View, Rejection>>;

/** A service's handlers by the full name of the command type. */
export type CommandHandlers = Readonly<Record<string, CommandHandler>>;

/**
 * A process manager over the service's own log. `starts` and `ends` are pure and say which events open and close a
 * step; `resume` does the step of an open intent, as often as it takes: its commands' ids derive from the intent.
 */
export interface Process {
  readonly name: string;
  starts(event: RecordedEvent): boolean;
  /** The intent that this event ends, as `stream/revision` of its start, or null. */
  ends(event: RecordedEvent): string | null;
  /** Throws {@link StillUnknown} when another service did not answer: it is called again later. */
  resume(intent: RecordedEvent): Promise<Finished<unknown, unknown>>;
}

/** Another service gave no answer in time. Nothing is concluded from it; the step runs again. */
export class StillUnknown extends Error {}

/** Rows that a service wants written with every consumption of events come back from its handler. */
export interface EventEffect {
  readonly unit: UnitOfWork;
}

/** Takes one public event to what is to be written for it; null when it means nothing here. Pure but for reads. */
export type EventHandler = (event: PublicEvent) => Promise<UnitOfWork | null>;

/** A timer's row: when due, `command` is sent; the same id set again replaces it. */
export interface Timer {
  /** `<object id>/<timer name>` */
  readonly id: string;
  /** ISO 8601 */
  readonly dueAt: string;
  readonly command: Command;
}

export type { RowWrite };
