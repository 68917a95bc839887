import type { CommandId, Outcome } from '@corridor/contracts';
import { write, type RowStatement, type RowWrite } from '@corridor/event-store';

/** What a command's row says of where it came from. */
export interface OutcomeOrigin {
  readonly commandId: CommandId;
  readonly fingerprint: string;
  readonly correlation: string;
}

/** Id of the object that a command made, or null. Rows without an object may be swept after a day. */
type MadeObject = string | null;

type Inserted = OutcomeOrigin & { readonly state: 'open' | 'final'; readonly outcome: string | null; readonly object: MadeObject };

interface Closed {
  readonly commandId: CommandId;
  readonly outcome: string;
  /** A rejected intent made nothing after all. */
  readonly madeObject: boolean;
}

/** Low, so that a command that was already handled conflicts before anything else is written for it. */
const OUTCOMES_RANK = 10;

const insertOutcome: RowStatement<Inserted> = {
  name: 'outcomes.insert',
  rank: OUTCOMES_RANK,
  // Without `on conflict`, which would cost each row nearly as much again: a command that was handled is rare.
  sql: `insert into $SCHEMA.outcomes (command_id, fingerprint, state, outcome, object, correlation)
        select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])`,
  columns: (rows) => [
    rows.map(({ row }) => row.commandId),
    rows.map(({ row }) => row.fingerprint),
    rows.map(({ row }) => row.state),
    rows.map(({ row }) => row.outcome),
    rows.map(({ row }) => row.object),
    rows.map(({ row }) => row.correlation),
  ],
  keyOf: (row) => row.commandId,
  mustChange: 'every row',
};

const closeOutcome: RowStatement<Closed> = {
  name: 'outcomes.close',
  rank: OUTCOMES_RANK + 1,
  sql: `update $SCHEMA.outcomes o
        set state = 'final', outcome = given.outcome, object = case when given.made_object then o.object end
        from unnest($1::uuid[], $2::text[], $3::boolean[]) as given (command_id, outcome, made_object)
        where o.command_id = given.command_id and o.state = 'open'`,
  columns: (rows) => [
    rows.map(({ row }) => row.commandId),
    rows.map(({ row }) => row.outcome),
    rows.map(({ row }) => row.madeObject),
  ],
  keyOf: (row) => row.commandId,
  mustChange: 'every row',
};

/** Records what a command came to, in the commit that ends it. Conflicts when the command has a row already. */
export function outcomeFinal(origin: OutcomeOrigin, outcome: Outcome<unknown, unknown>, object: MadeObject = null): RowWrite {
  return write(insertOutcome, [inserted(origin, 'final', JSON.stringify(outcome), object)]);
}

/** Records that a command has begun, in the commit of its intent. Conflicts when the command has a row already. */
export function outcomeOpen(origin: OutcomeOrigin, object: MadeObject): RowWrite {
  return write(insertOutcome, [inserted(origin, 'open', null, object)]);
}

/** Records what an open command came to, in the commit that ends its intent. Conflicts when it is not open any more. */
export function outcomeClosed(commandId: CommandId, outcome: Outcome<unknown, unknown>): RowWrite {
  return write(closeOutcome, [{ commandId, outcome: JSON.stringify(outcome), madeObject: outcome.kind === 'accepted' }]);
}

function inserted(origin: OutcomeOrigin, state: 'open' | 'final', outcome: string | null, object: MadeObject): Inserted {
  const { commandId, fingerprint, correlation } = origin;
  return { commandId, fingerprint, correlation, state, outcome, object };
}
