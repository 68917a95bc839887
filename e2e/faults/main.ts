import { runFromShell } from '../load/from-shell.js';
import { runFaults } from './run.js';

/** Load on the distributed system while processes, brokers and the database fail, and then the question what it cost. */
await runFromShell({ script: 'e2e:faults', unit: 'faults', defaultCount: 100 }, runFaults);
