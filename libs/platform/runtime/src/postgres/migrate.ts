import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from './pool.js';

export interface Migration {
  /** Unique in its list, and for ever. */
  readonly name: string;
  /** Runs in one transaction with the schema as `search_path`, so tables need no prefix. */
  readonly sql: string;
}

export interface MigrateOptions {
  readonly schema: string;
  /** In the order in which they are applied; new ones go at the end. */
  readonly migrations: readonly Migration[];
}

/** The list of migrations contradicts what the database says was applied. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

const LOCK_TIMEOUT_MS = 60_000;
const SCHEMA_NAME = /^[a-z][a-z0-9_]{0,62}$/;

/**
 * Brings `schema` up to date: creates it, applies each migration once, in order, each in a transaction of its own, and
 * returns the names of those that it applied. Processes that start together wait for each other (up to a minute).
 * Applied migrations that the list does not know are left alone: a newer release may be rolling out beside this one.
 *
 * @throws {MigrationError} when an applied migration's text has changed, or a new one stands before an applied one.
 */
export async function migrate(pool: Pool, { schema, migrations }: MigrateOptions): Promise<string[]> {
  if (!SCHEMA_NAME.test(schema)) throw new MigrationError(`${schema} can't be the name of a schema`);
  const client = await pool.connect();
  let failed = true;
  try {
    // The lock belongs to the session, because each migration is a transaction of its own.
    await client.query(`set lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await client.query("select pg_advisory_lock(hashtextextended('corridor.migrate.' || $1, 0))", [schema]);
    const applied = await applyAll(client, schema, migrations);
    await client.query('select pg_advisory_unlock_all()');
    await client.query('reset lock_timeout');
    failed = false;
    return applied;
  } finally {
    // After a failure the connection is thrown away: that also gives up the lock, whatever state the session is in.
    client.release(failed);
  }
}

async function applyAll(client: PoolClient, schema: string, migrations: readonly Migration[]): Promise<string[]> {
  await client.query(`create schema if not exists ${schema}`);
  await client.query(
    `create table if not exists ${schema}.migrations (
       name text primary key, checksum text not null, applied_at timestamptz not null default clock_timestamp())`,
  );
  const { rows } = await client.query<{ name: string; checksum: string }>(`select name, checksum from ${schema}.migrations`);
  const missing = stillMissing(migrations, new Map(rows.map(({ name, checksum }) => [name, checksum])));
  for (const migration of missing) await apply(client, schema, migration);
  return missing.map(({ name }) => name);
}

/** Those not applied yet, after checking that they all stand behind those that are. */
function stillMissing(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): Migration[] {
  if (new Set(migrations.map(({ name }) => name)).size !== migrations.length) {
    throw new MigrationError('Two migrations have the same name');
  }
  const missing: Migration[] = [];
  for (const migration of migrations) {
    const checksum = applied.get(migration.name);
    if (checksum === undefined) missing.push(migration);
    else if (checksum !== checksumOf(migration)) {
      throw new MigrationError(`The migration ${migration.name} was changed after it had been applied; add a new one instead`);
    } else if (missing[0] !== undefined) {
      throw new MigrationError(`The migration ${missing[0].name} is new but stands before ${migration.name}, which is applied`);
    }
  }
  return missing;
}

async function apply(client: PoolClient, schema: string, migration: Migration): Promise<void> {
  await client.query('begin');
  await client.query(`set local search_path to ${schema}`);
  await client.query(migration.sql);
  await client.query(`insert into ${schema}.migrations (name, checksum) values ($1, $2)`, [
    migration.name,
    checksumOf(migration),
  ]);
  await client.query('commit');
}

function checksumOf({ sql }: Migration): string {
  return createHash('sha256').update(sql).digest('hex');
}
