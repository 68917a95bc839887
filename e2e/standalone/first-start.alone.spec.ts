import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { temporaryFolder } from '@corridor/testing';
import { aloneWithBuild } from '../support/build.js';
import { repositoryRoot } from '../support/repository.js';
import type { Sandbox } from '../support/standalone.js';

const PROMISED_MS = 5_000;
const GIVE_UP_MS = 30_000;
const MOST_TRIES = 3;

/** `npm start` as a user types it, the build and the making of a database included. */
describe('npm start on a fresh clone', () => {
  it('prints its base URLs and keys within five seconds', async () => {
    let best = Infinity;
    for (let attempt = 0; attempt < MOST_TRIES && best >= PROMISED_MS * crowding(); attempt += 1) {
      best = Math.min(best, await aloneWithBuild(() => timeOfFirstStart(temporaryFolder('first-start'))));
    }
    expect(best).toBeLessThan(PROMISED_MS * crowding());
  }, 180_000);
});

/** The promise is for a machine that has nothing else to do: on one that others keep busy it takes that much longer. */
function crowding(): number {
  return Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
}

async function timeOfFirstStart(dataDir: string): Promise<number> {
  const startedAt = performance.now();
  const { CORRIDOR_TEST_RUN_DIR: _run, ...env } = process.env;
  const npm = spawn('npm', ['start'], {
    cwd: repositoryRoot(),
    env: { ...env, PORT: '0', CORRIDOR_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm passes signals on only in part; a group of its own can be ended whole.
    detached: true,
  });
  try {
    return (await printed(npm, join(dataDir, 'sandbox.json'))) - startedAt;
  } finally {
    if (npm.exitCode === null && npm.pid !== undefined) {
      process.kill(-npm.pid, 'SIGTERM');
      // Not its exit: npm goes at once, and what it started still writes to its pipes, which keep the run from ending.
      await once(npm, 'close');
    }
  }
}

/** When the URL and the key of sandbox.json had both been printed. */
function printed(npm: ChildProcess, file: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = '';
    const giveUp = setTimeout(() => reject(new Error(`nothing usable was printed:\n${output}`)), GIVE_UP_MS);
    const look = (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (!existsSync(file)) return;
      const { fleexpay, secret_key: key } = JSON.parse(readFileSync(file, 'utf8')) as Sandbox;
      if (!output.includes(fleexpay.base_url) || !output.includes(key)) return;
      clearTimeout(giveUp);
      resolve(performance.now());
    };
    npm.stdout?.on('data', look);
    npm.stderr?.on('data', look);
    npm.once('exit', (code) => {
      clearTimeout(giveUp);
      reject(new Error(`npm start ended with ${code}:\n${output}`));
    });
  });
}
