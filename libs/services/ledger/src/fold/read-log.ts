import type { RecordedEvent } from '@corridor/event-store';
import type { PoolClient } from '@corridor/runtime';

/** What the fold looks at. */
export type LoggedEvent = Pick<
  RecordedEvent,
  'position' | 'stream' | 'revision' | 'type' | 'version' | 'body' | 'commandId' | 'tenant' | 'mode' | 'recordedAt'
>;

export interface LogReader {
  readonly client: Pick<PoolClient, 'query'>;
  readonly schema: string;
}

/** The next events of the log, on the connection of a transaction: what it sees is what is folded. */
export async function readLog({ client, schema }: LogReader, after: number, limit: number): Promise<LoggedEvent[]> {
  const { rows } = await client.query<LoggedEvent>(
    `select position, stream, revision, type, version, body, command_id as "commandId", tenant, mode, recorded_at as "recordedAt"
     from ${schema}.events where position > $1 order by position limit $2`,
    [after, limit],
  );
  return rows;
}

/** Position of the last event that the connection sees. */
export async function endOfLog({ client, schema }: LogReader): Promise<number> {
  const { rows } = await client.query<{ position: number }>(`select position from ${schema}.log_head`);
  if (rows[0] === undefined) throw new Error('the log has no head: the ledger has never run on this database');
  return rows[0].position;
}
