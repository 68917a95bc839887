import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { sharedServer } from './shared-server.js';

export interface TestDatabase {
  readonly connectionString: string;
  readonly name: string;
  /** Removes the database, cutting off whoever is still connected. It goes with the run in any case. */
  drop(): Promise<void>;
}

/** A fresh, empty database of its own, on a real PostgreSQL that all specs of the run share. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await sharedServer();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // From template0, to which nobody can connect: a template in use can't be copied.
  await administer(server, `create database ${name} template template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { connectionString: url.href, name, drop: () => administer(server, `drop database if exists ${name} with (force)`) };
}

async function administer(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
