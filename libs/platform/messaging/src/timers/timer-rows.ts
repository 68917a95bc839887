import { write, type RowStatement, type RowWrite } from '@corridor/event-store';
import type { Timer } from '../port/handling.js';
import { encode } from '../wire/encoding.js';

const TIMERS_RANK = 30;

/** A row without a command is a timer to remove. */
interface TimerChange {
  readonly id: string;
  readonly dueAt: string | null;
  readonly command: string | null;
}

/**
 * One statement both sets and removes, so that the changes to one timer happen in the order in which they were made. A
 * timer set again starts afresh: whoever is sending its earlier command has lost its claim and leaves the row alone.
 */
const changeTimers: RowStatement<TimerChange> = {
  name: 'timers',
  rank: TIMERS_RANK,
  sql: `with given as (
          select * from unnest($1::text[], $2::timestamptz[], $3::text[]) as given (id, due_at, command)
        ), gone as (
          delete from $SCHEMA.timers t using given where t.id = given.id and given.command is null
        )
        insert into $SCHEMA.timers (id, due_at, next_at, command)
        select id, due_at, due_at, command from given where command is not null
        on conflict (id) do update set
          due_at = excluded.due_at, next_at = excluded.due_at, command = excluded.command, attempts = 0, claim = null`,
  columns: (rows) => [
    rows.map(({ row }) => row.id),
    rows.map(({ row }) => row.dueAt),
    rows.map(({ row }) => row.command),
  ],
  keyOf: (row) => row.id,
};

/**
 * Sets a timer in the commit of the events that ask for it. When it is due its command is sent until the owner has
 * answered for good; `issuedAt` is then the time of sending. The same id replaces the timer that is there.
 */
export function setTimer(timer: Timer): RowWrite {
  return write(changeTimers, [{ id: timer.id, dueAt: timer.dueAt, command: encode(timer.command) }]);
}

/** Removes a timer in the commit of the events that make it needless. It may fire all the same if it was due. */
export function cancelTimer(id: string): RowWrite {
  return write(changeTimers, [{ id, dueAt: null, command: null }]);
}
