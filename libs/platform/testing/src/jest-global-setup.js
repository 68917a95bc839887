import { existsSync } from 'node:fs';
import { makeRunFolder, reapDeadRuns, removeRun } from './test-run.js';

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/**
 * Gives the run a folder and starts nothing: the first spec that asks for a database starts the server. Workers inherit
 * the variable. What is left of a run that is interrupted goes with it; what is left of one killed goes here.
 */
export default function setUp() {
  reapDeadRuns();
  const folder = makeRunFolder();
  process.env.CORRIDOR_TEST_RUN_DIR = folder;
  process.once('exit', () => {
    if (existsSync(folder)) removeRun(folder);
  });
  // Without a listener a signal ends the process without the event above.
  for (const [name, number] of Object.entries(SIGNALS)) process.once(name, () => process.exit(128 + number));
}
