import type { Pool } from '@corridor/runtime';

/** An event as a service's log keeps it. Revisions and positions are far below what a number holds exactly. */
export interface LoggedEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly version: number;
  readonly type: string;
  readonly causation: string;
  readonly correlation: string;
  readonly tenant: string;
  readonly mode: string;
  readonly recordedAt: string;
  readonly body: string;
}

/** A service's whole log, by position, and where the log itself says that it and its streams end. */
export interface EventLog {
  readonly service: string;
  readonly events: readonly LoggedEvent[];
  readonly head: { readonly position: number; readonly epoch: number };
  /** The last revision of each stream. */
  readonly streams: ReadonlyMap<string, number>;
}

/** The services, by their schemas in the database. */
export async function servicesOf(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ schema: string }>(
    "select table_schema as schema from information_schema.tables where table_name = 'log_head' order by table_schema",
  );
  return rows.map(({ schema }) => schema);
}

export async function readEventLog(pool: Pool, service: string): Promise<EventLog> {
  const [head, streams, events] = await Promise.all([
    pool.query<EventLog['head']>(`select position, epoch from ${service}.log_head`),
    pool.query<{ readonly stream: string; readonly revision: number }>(`select stream, revision from ${service}.streams`),
    pool.query<LoggedEvent>(
      `select position, stream, revision, version, type, causation, correlation,
              tenant, mode, recorded_at as "recordedAt", body from ${service}.events order by position`,
    ),
  ]);
  return {
    service,
    events: events.rows,
    head: head.rows[0] ?? { position: 0, epoch: 0 },
    streams: new Map(streams.rows.map(({ stream, revision }) => [stream, revision])),
  };
}
