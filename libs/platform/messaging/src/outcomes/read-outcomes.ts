import type { CommandId, Outcome, Reply } from '@corridor/contracts';
import type { Pool } from '@corridor/runtime';

/** A command's row. `outcome` is JSON text of an {@link Outcome}, null while the command is open. */
export interface StoredOutcome {
  readonly commandId: CommandId;
  readonly fingerprint: string;
  readonly state: 'open' | 'final';
  readonly outcome: string | null;
  readonly object: string | null;
  readonly correlation: string;
}

/** The rows of all the commands that have one, in one query. */
export async function readOutcomes(
  pool: Pick<Pool, 'query'>,
  schema: string,
  ids: readonly CommandId[],
): Promise<Map<CommandId, StoredOutcome>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<StoredOutcome>({
    name: `${schema}.read-outcomes`,
    text: `select command_id as "commandId", fingerprint, state, outcome, object, correlation
           from ${schema}.outcomes where command_id = any($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.commandId, row]));
}

/**
 * What a repeat of a command hears: the final outcome, or a conflict when it was made from another input. Null while the
 * command is open.
 */
export function repeatReply(stored: StoredOutcome, fingerprint: string): Reply<unknown, unknown> | null {
  if (stored.fingerprint !== fingerprint) return { kind: 'conflict', object: stored.object };
  if (stored.outcome === null) return null;
  return replyOf(JSON.parse(stored.outcome) as Outcome, { replayed: true, correlation: stored.correlation });
}

export function replyOf(
  outcome: Outcome<unknown, unknown>,
  delivery: { readonly replayed: boolean; readonly correlation: string },
): Reply<unknown, unknown> {
  return { ...outcome, ...delivery };
}
