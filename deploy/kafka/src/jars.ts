import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FolderInUseError, lockFolder } from '@corridor/runtime';
import { repositoryRoot } from './repository.js';
import { runTool } from './run-tool.js';

/** What the rest of this folder was written for; pom.xml must agree. */
export const KAFKA_VERSION = '3.9.1';

const FETCH_TIMEOUT_MS = 300_000;
const POLL_MS = 100;
const HASH_CHARACTERS = 12;
const MISSING =
  'Maven (mvn) fetches Apache Kafka, and there is no mvn on the PATH. Install Maven, or bring your own Kafka and name it in KAFKA_BROKERS.';

/**
 * The folder with Kafka's jars, fetched once and kept in the repository's cache under the hash of pom.xml. Safe when many
 * processes ask at once: one fetches and the others wait.
 */
export async function kafkaJars(cache: string = join(repositoryRoot(), '.cache', 'kafka')): Promise<string> {
  const pom = join(repositoryRoot(), 'deploy', 'kafka', 'pom.xml');
  const hash = createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, HASH_CHARACTERS);
  const jars = join(cache, `${KAFKA_VERSION}-${hash}`);
  if (existsSync(jars)) return jars;
  mkdirSync(cache, { recursive: true });
  const unlock = await lockPatiently(cache);
  try {
    if (!existsSync(jars)) await fetchInto(jars, pom);
    return jars;
  } finally {
    unlock();
  }
}

async function fetchInto(jars: string, pom: string): Promise<void> {
  // Under its own name only when it is whole.
  const draft = `${jars}.${randomUUID()}`;
  const args = ['--batch-mode', '--quiet', '-f', pom, 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${draft}`];
  try {
    // Proxies, mirrors and Maven's own settings are in the environment.
    await runTool({ file: 'mvn', args, env: process.env, timeoutMs: FETCH_TIMEOUT_MS, missing: MISSING });
    if (!existsSync(join(draft, `kafka_2.13-${KAFKA_VERSION}.jar`))) throw new Error(`${pom} does not bring Kafka ${KAFKA_VERSION}`);
    renameSync(draft, jars);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function lockPatiently(folder: string): Promise<() => void> {
  const deadline = Date.now() + FETCH_TIMEOUT_MS;
  for (;;) {
    try {
      return lockFolder(folder);
    } catch (error) {
      if (!(error instanceof FolderInUseError) || Date.now() > deadline) throw error;
    }
    await sleep(POLL_MS);
  }
}
