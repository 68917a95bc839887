import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@corridor/runtime';
import { runCrashTest } from './run.js';
import { readOptions } from './options.js';

/** Load, sudden death, restart, and at the end the question whether anything was lost or done twice. */
const options = readOptions(process.argv.slice(2));
const dataDir = await mkdtemp(join(tmpdir(), 'corridor-crash-'));
console.log(`seed ${options.seed}, ${options.rounds} rounds; the same again: npm run e2e:crash -- --rounds ${options.rounds} --seed ${options.seed}`);
try {
  const isWell = await runCrashTest({ ...options, dataDir, port: await freePort(), print: (line) => console.log(line) });
  if (isWell) await rm(dataDir, { recursive: true, force: true });
  else console.error(`The data was left in ${dataDir}`);
  process.exitCode = isWell ? 0 : 1;
} catch (error) {
  // It did not come back, or did not answer: that is a finding too, and what it left is worth a look.
  console.error(error);
  console.error(`The data was left in ${dataDir}`);
  console.log('0 passed, 1 failed');
  // Whoever still waits for an answer will not get one.
  process.exit(1);
}
