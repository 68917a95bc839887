import type { ClientBase, Pool } from 'pg';
import { applyToReport, REPORT_TABLES } from './book-report.js';
import { judge } from './progress.js';
import type { PublicEvent } from './public-event.js';

const TABLES = `
  create schema if not exists report;
  create table if not exists report.sources (source text primary key, logepoch integer not null);
  create table if not exists report.progress (
    source text references report.sources, subject text, sequence bigint not null, primary key (source, subject)
  );
  ${REPORT_TABLES}`;

const NONE_YET = -1;

/**
 * Events take effect here in one transaction with the note of how far each subject has come. So a crash leaves both or
 * neither, and Kafka's own offsets are no more than a hint of where to read on.
 */
export class Store {
  constructor(private readonly pool: Pool) {}

  async prepare(): Promise<void> {
    await this.inTransaction(async (client) => {
      await client.query("select pg_advisory_xact_lock(hashtext('report'))");
      await client.query(TABLES);
    });
  }

  /** Applies events of any subjects, each once, in their order; all of them or none. @throws {CannotGoOn} */
  async apply(events: readonly PublicEvent[]): Promise<void> {
    if (events.length === 0) return;
    await this.inTransaction(async (client) => {
      const epochs = await epochsOf(client, events);
      const sequences = await lockedSequences(client, events);
      const moved = new Map<string, PublicEvent>();
      for (const event of events) {
        const key = keyOf(event);
        const standing = { sequence: sequences.get(key) ?? NONE_YET, logepoch: epochs.get(event.source) ?? event.logepoch };
        if (judge(event, standing) === 'seen before') continue;
        await applyToReport(client, event);
        sequences.set(key, event.sequence);
        moved.set(key, event);
      }
      await noteProgress(client, [...moved.values()]);
    });
  }

  private async inTransaction(work: (client: ClientBase) => Promise<void>): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      await work(client);
      await client.query('commit');
      client.release();
    } catch (error) {
      // The connection may be what is broken, or in the middle of something: it is not used again.
      client.release(true);
      throw error;
    }
  }
}

const keyOf = ({ source, subject }: PublicEvent): string => `${source} ${subject}`;

/** The epoch of each source; that of its first event, for a source that is new here. */
async function epochsOf(client: ClientBase, events: readonly PublicEvent[]): Promise<Map<string, number>> {
  const first = new Map(events.toReversed().map(({ source, logepoch }) => [source, logepoch]));
  await client.query('insert into report.sources select * from unnest($1::text[], $2::integer[]) on conflict do nothing', [[...first.keys()], [...first.values()]]);
  const { rows } = await client.query<{ source: string; logepoch: number }>('select source, logepoch from report.sources where source = any($1)', [[...first.keys()]]);
  return new Map(rows.map(({ source, logepoch }) => [source, logepoch]));
}

/**
 * Where the subjects stand, locked until the end: while a partition moves from one member of the group to another, both may
 * hold the same events, and the second has to wait and see what the first has done. In one order, so that nobody waits in a circle.
 */
async function lockedSequences(client: ClientBase, events: readonly PublicEvent[]): Promise<Map<string, number>> {
  const keys = [...new Map(events.map((event) => [keyOf(event), event])).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, event]) => event);
  const columns = [keys.map(({ source }) => source), keys.map(({ subject }) => subject)];
  await client.query(`insert into report.progress select source, subject, ${NONE_YET} from unnest($1::text[], $2::text[]) as k (source, subject) on conflict do nothing`, columns);
  const { rows } = await client.query<{ source: string; subject: string; sequence: string }>(
    `select source, subject, sequence from report.progress where (source, subject) in (select * from unnest($1::text[], $2::text[]))
     order by source, subject for update`,
    columns,
  );
  return new Map(rows.map(({ source, subject, sequence }) => [`${source} ${subject}`, Number(sequence)]));
}

async function noteProgress(client: ClientBase, events: readonly PublicEvent[]): Promise<void> {
  await client.query(
    `update report.progress p set sequence = k.sequence from unnest($1::text[], $2::text[], $3::bigint[]) as k (source, subject, sequence)
     where p.source = k.source and p.subject = k.subject`,
    [events.map(({ source }) => source), events.map(({ subject }) => subject), events.map(({ sequence }) => sequence)],
  );
}
