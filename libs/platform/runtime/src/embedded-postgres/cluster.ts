import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, lchownSync, mkdirSync, mkdtempSync, openSync, closeSync, fsyncSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import { runProgram } from './run-program.js';
import { launchUser, type Launch, type ServerUser } from './server-user.js';

/** The only role of the server. */
export const SUPERUSER = 'corridor';

const PASSWORD_FILE = 'corridor.password';
const DRAFT_PREFIX = 'initdb-';
const INITDB_TIMEOUT_MS = 120_000;

/**
 * Makes the cluster if there is none yet. It is made in a folder beside and renamed when it is complete and on disk, so
 * that a process killed in the middle leaves only a draft, which the next start throws away.
 */
export async function ensureCluster({ dataDir, cluster, binaries, launch }: {
  readonly dataDir: string;
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly launch: Launch;
}): Promise<'made' | 'found'> {
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith(DRAFT_PREFIX)) rmSync(join(dataDir, name), { recursive: true, force: true });
  }
  if (existsSync(cluster)) {
    giveToServer(cluster, launchUser(launch));
    return 'found';
  }
  const draft = mkdtempSync(join(dataDir, DRAFT_PREFIX));
  const made = join(draft, 'cluster');
  const passwordFile = join(draft, PASSWORD_FILE);
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  mkdirSync(made, { mode: 0o700 });
  const user = launchUser(launch);
  if (user !== undefined) for (const path of [draft, made, passwordFile]) chownSync(path, user.uid, user.gid);
  const initdb = (...args: string[]) => runProgram({ launch, program: binaries.initdb, args: ['-D', made, ...args], timeoutMs: INITDB_TIMEOUT_MS });
  // One sync of the finished cluster takes a third of the time of syncing at every step, and is as safe before the rename.
  await initdb('-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync');
  renameSync(passwordFile, join(made, PASSWORD_FILE));
  await initdb('--sync-only');
  renameSync(made, cluster);
  syncFolder(dataDir);
  rmSync(draft, { recursive: true });
  return 'made';
}

/** The password travels with the cluster, inside it, so that copying the folder copies all that is needed. */
export function readPassword(cluster: string): string {
  try {
    return readFileSync(join(cluster, PASSWORD_FILE), 'utf8').trim();
  } catch (cause) {
    throw new Error(`The password of ${cluster} can't be read. Does the folder belong to another user?`, { cause });
  }
}

/** A cluster that root has copied or restored belongs to root, and the server would refuse it. */
function giveToServer(cluster: string, user: ServerUser | undefined): void {
  if (user === undefined || statSync(cluster).uid === user.uid) return;
  for (const entry of readdirSync(cluster, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(cluster, entry), user.uid, user.gid);
  }
  // Last, because it is what tells whether this has been done.
  chownSync(cluster, user.uid, user.gid);
}

function syncFolder(folder: string): void {
  // Windows can't open folders; there the rename is as durable as it gets.
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
