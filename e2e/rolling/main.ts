import { runFromShell } from '../load/from-shell.js';
import { runRolling } from './run.js';

/** Every process is stopped and started, one after another, and no client notices. */
await runFromShell({ script: 'e2e:rolling', unit: 'rounds', defaultCount: 1 }, runRolling);
