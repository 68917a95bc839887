import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of this jest run, which is removed with all servers below it when the run ends. */
export function runFolder(): string {
  const folder = process.env['CORRIDOR_TEST_RUN_DIR'];
  if (folder === undefined) throw new Error('Not in a test run: jest-global-setup.js is not registered as globalSetup');
  return folder;
}

/** A new empty folder (mode 0700) for one spec. Nobody has to remove it. */
export function temporaryFolder(name: string): string {
  return mkdtempSync(join(runFolder(), `${name}-`));
}
