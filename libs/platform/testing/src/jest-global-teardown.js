import { removeRun } from './test-run.js';

/** Stops the servers of this run, if any spec needed one, and removes its folder. */
export default function tearDown() {
  const folder = process.env.CORRIDOR_TEST_RUN_DIR;
  if (folder !== undefined) removeRun(folder);
}
