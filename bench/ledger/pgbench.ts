import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const WELL_KNOWN = ['/usr/lib/postgresql/15/bin/pgbench', '/usr/lib/postgresql/16/bin/pgbench', '/usr/lib/postgresql/17/bin/pgbench'];
const CLIENTS = 8;
const SECONDS = 10;

/**
 * pgbench's TPC-B-like transactions a second on the same server: one row-locking transfer with its history a
 * transaction. Null when pgbench is not installed.
 */
export async function pgbenchTps(connectionString: string): Promise<number | null> {
  const pgbench = await find();
  if (pgbench === null) return null;
  await run(pgbench, ['--initialize', '--scale=10', '--quiet', connectionString]);
  const { stdout } = await run(pgbench, [`--client=${CLIENTS}`, '--jobs=1', `--time=${SECONDS}`, '--no-vacuum', connectionString]);
  const tps = /tps = ([\d.]+)/.exec(stdout)?.[1];
  if (tps === undefined) throw new Error(`pgbench printed no figure: ${stdout}`);
  return Number(tps);
}

async function find(): Promise<string | null> {
  for (const candidate of ['pgbench', ...WELL_KNOWN]) {
    const works = candidate.startsWith('/') ? access(candidate) : run(candidate, ['--version']);
    if (await works.then(() => true, () => false)) return candidate;
  }
  return null;
}
