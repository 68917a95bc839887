import { createPool, migrate, type Pool } from '@corridor/runtime';
import { testDatabase } from '@corridor/testing';
import type { Note, RowsBed, TestBed } from '../conformance/test-bed.fixture.js';
import type { EventStore, RowStatement } from '../port.js';
import { eventStoreMigrations } from './migrations.js';
import { createPostgresEventStore } from './postgres-event-store.js';

export const SCHEMA = 'notes';

const NOTES = {
  name: 'notes',
  sql: 'create table notes (key text primary key, text text not null, position bigint not null default 0)',
};

export interface PostgresTestBed extends TestBed {
  readonly pool: Pool;
  readonly connectionString: string;
}

/** An empty log, and a table of notes beside it, in a database of its own. */
export async function postgresTestBed(): Promise<PostgresTestBed> {
  const database = await testDatabase();
  const { connectionString } = database;
  const pool = createPool({ connectionString, max: 16, applicationName: 'event-store-spec' });
  await migrate(pool, { schema: SCHEMA, migrations: [...eventStoreMigrations, NOTES] });
  const stores: EventStore[] = [];
  return {
    pool,
    connectionString,
    rows: notesOf(pool),
    open() {
      const store = createPostgresEventStore({ pool, schema: SCHEMA, maxUnitsPerCommit: 16 });
      stores.push(store);
      return store;
    },
    async openLongTransaction() {
      const client = await pool.connect();
      await client.query('begin isolation level repeatable read');
      await client.query('create table long_transaction (id int)');
      return async () => {
        await client.query('rollback');
        client.release();
      };
    },
    async close() {
      await Promise.all(stores.map((store) => store.close()));
      await pool.end();
      await database.drop();
    },
  };
}

function notesOf(pool: Pool): RowsBed {
  const columns: RowStatement<Note>['columns'] = (rows) => [
    rows.map(({ row }) => row.key),
    rows.map(({ row }) => row.text),
    rows.map(({ position }) => position),
  ];
  const insert = `insert into $SCHEMA.notes (key, text, position) select * from unnest($1::text[], $2::text[], $3::bigint[])`;
  const keyOf = ({ key }: Note) => key;
  return {
    addOnce: { name: 'add note', rank: 1, sql: insert, columns, keyOf, mustChange: 'every row' },
    extend: {
      name: 'extend note',
      rank: 2,
      sql: `${insert} on conflict (key) do update set text = notes.text || excluded.text`,
      columns,
      keyOf,
    },
    place: { name: 'place note', rank: 3, sql: insert, columns, keyOf, needsPosition: true },
    async read() {
      return (await pool.query<Note & { position: number }>(`select key, text, position from ${SCHEMA}.notes`)).rows;
    },
  };
}
