import { randomUUID } from 'node:crypto';
import type { Committed, EventStore, NewEvent, RecordedEvent, RowStatement, UnitOfWork } from '../port.js';

/** What a driver gives the suite: an empty log of its own. */
export interface TestBed {
  /** A store on the bed's log. Each call stands for another process. */
  open(): EventStore;
  /** Keeps something open that holds back whoever waits for all transactions to end; returns how to end it. */
  openLongTransaction?(): Promise<() => Promise<void>>;
  /** Present when the store can write rows with events. */
  readonly rows?: RowsBed;
  close(): Promise<void>;
}

export interface Note {
  readonly key: string;
  readonly text: string;
}

/** Statements over one table of notes, and a way to look at it. */
export interface RowsBed {
  /** Inserts; an existing key is a row conflict. */
  readonly addOnce: RowStatement<Note>;
  /** Appends the text to the note's, or begins it. */
  readonly extend: RowStatement<Note>;
  /** Keeps the position too. */
  readonly place: RowStatement<Note>;
  read(): Promise<{ key: string; text: string; position: number }[]>;
}

export type MakeTestBed = () => Promise<TestBed>;

export function anEvent(body: object = {}, changes: Partial<NewEvent> = {}): NewEvent {
  return {
    type: 'NoteTaken',
    version: 1,
    body: JSON.stringify(body),
    commandId: randomUUID(),
    causation: 'request-1',
    correlation: 'request-1',
    tenant: 'tenant-1',
    mode: 'test',
    recordedAt: '2026-11-01T09:30:00.000Z',
    ...changes,
  };
}

/** One event to one stream. */
export function unitFor(stream: string, expectedRevision: number, rows: UnitOfWork['rows'] = []): UnitOfWork {
  return { appends: [{ stream, expectedRevision, events: [anEvent({ after: expectedRevision })] }], rows };
}

/** The first event that a unit added. */
export function firstOf({ events }: Committed): RecordedEvent {
  const first = events[0]?.[0];
  if (!first) throw new Error('the unit added no event');
  return first;
}

/** Revision by revision, so that a failure shows what is missing. */
export async function revisionsOf(store: EventStore, stream: string): Promise<number[]> {
  return (await store.readStream(stream)).map(({ revision }) => revision);
}

export async function wholeLog(store: EventStore): Promise<RecordedEvent[]> {
  return store.readLog({ after: 0, limit: 1_000_000 });
}
