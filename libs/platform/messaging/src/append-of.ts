import type { Command, DomainEvent, Mode, Scope } from '@corridor/contracts';
import type { EventStore, NewEvent, RecordedEvent, RowWrite, StreamAppend, UnitOfWork } from '@corridor/event-store';

/** What surrounds an event: who asked for it, what caused it, whose it is and when it counts as recorded. */
export type EventContext = Omit<NewEvent, 'type' | 'version' | 'body'>;

/** A stream and the revision that its writer has seen; -1 for a stream that must not exist yet. */
export interface StreamHead {
  readonly stream: string;
  readonly revision: number;
}

/** A stream as a decide function needs it. Without events when there is none in the scope. */
export interface LoadedStream<Event extends DomainEvent> extends StreamHead {
  readonly events: readonly Event[];
}

/** The version of an event's body whose contract names none. */
const FIRST_VERSION = 1;

/** The context of events that a command made at once: they count as recorded when the command was issued. */
export function contextOfCommand(command: Command): EventContext {
  return {
    commandId: command.id,
    causation: command.causation ?? command.id,
    correlation: command.correlation,
    tenant: command.scope.tenant,
    mode: command.scope.mode,
    recordedAt: command.issuedAt,
  };
}

/** The context of events that end an intent: they belong to the intent's command, and the intent caused them. */
export function contextOfEnd(intent: RecordedEvent, endedAt: Date): EventContext {
  return {
    commandId: intent.commandId,
    causation: placeOf(intent),
    correlation: intent.correlation,
    tenant: intent.tenant,
    mode: intent.mode,
    recordedAt: endedAt.toISOString(),
  };
}

/** How an event is named as a cause: `stream/revision`. */
export function placeOf(event: Pick<RecordedEvent, 'stream' | 'revision'>): string {
  return `${event.stream}/${event.revision}`;
}

export function scopeOf(context: { readonly tenant: string; readonly mode: Mode }): Scope {
  return { tenant: context.tenant as Scope['tenant'], mode: context.mode };
}

/** A domain event as the log takes it. */
export function newEventOf(context: EventContext, { type, data, version }: DomainEvent): NewEvent {
  return { type, version: version ?? FIRST_VERSION, body: JSON.stringify(data), ...context };
}

/** Domain events as the log takes them, behind the last event that their writer has seen. */
export function appendOf(context: EventContext, head: StreamHead, events: readonly DomainEvent[]): StreamAppend {
  return {
    stream: head.stream,
    expectedRevision: head.revision,
    events: events.map((event) => newEventOf(context, event)),
  };
}

/** The unit that appends events to one stream and writes the rows that a projection makes of each. */
export function unitOf<Event extends DomainEvent>(unit: {
  readonly context: EventContext;
  readonly head: StreamHead;
  readonly events: readonly Event[];
  readonly project: (event: Event, scope: Scope) => readonly RowWrite[];
  /** Rows beside the projection's, such as timers. */
  readonly rows?: readonly RowWrite[];
}): UnitOfWork {
  const scope = scopeOf(unit.context);
  return {
    appends: [appendOf(unit.context, unit.head, unit.events)],
    rows: [...unit.events.flatMap((event) => unit.project(event, scope)), ...(unit.rows ?? [])],
  };
}

/**
 * Reads an event's body back. The caller names the union of its own stream. The store has seen to it that the body is of the present
 * version.
 */
export function domainEventOf<Event extends DomainEvent>(recorded: RecordedEvent): Event {
  const { type, version, body } = recorded;
  const data = JSON.parse(body) as unknown;
  return (version === FIRST_VERSION ? { type, data } : { type, version, data }) as Event;
}

/**
 * Reads the stream of one object. A stream that another tenant or mode began loads like one that does not exist
 * (invariant 10), so a decide function answers "not found" for both. Without a mode, a stream of the tenant's either mode.
 */
export async function loadStream<Event extends DomainEvent>(
  store: Pick<EventStore, 'readStream'>,
  stream: string,
  scope: { readonly tenant: string; readonly mode?: Mode },
): Promise<LoadedStream<Event>> {
  const recorded = await store.readStream(stream);
  const first = recorded[0];
  const foreign = first?.tenant !== scope.tenant || (scope.mode !== undefined && first.mode !== scope.mode);
  if (foreign) return { stream, revision: -1, events: [] };
  return { stream, revision: recorded.length - 1, events: recorded.map((event) => domainEventOf<Event>(event)) };
}
