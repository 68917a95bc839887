import { freePort } from '@corridor/runtime';
import { runFromShell } from '../load/from-shell.js';
import { runCrashTest } from './run.js';

/** Load, sudden death, restart, and at the end the question whether anything was lost or done twice. */
await runFromShell({ script: 'e2e:crash', unit: 'rounds', defaultCount: 30 }, async ({ count: rounds, ...options }) =>
  runCrashTest({ ...options, rounds, port: await freePort() }),
);
