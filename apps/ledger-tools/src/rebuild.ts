import { rebuildLedger } from '@corridor/services/ledger';
import { progressLine } from './progress-line.js';
import { withLedger } from './with-ledger.js';

/** `npm run ledger:rebuild`: new tables from the log, and exit code 1 when the old ones were not what it says. */
const progress = progressLine();

const { differences, restart, ...counts } = await withLedger((ledger) =>
  rebuildLedger({ ...ledger, onProgress: ({ events, total }) => progress('fold', events, total) }),
);
console.log(`${counts.events} events, ${counts.transactions} transactions, ${counts.entries} entries, ${counts.books} books`);
for (const [table, rows] of Object.entries(differences)) console.log(`table ${table}: ${rows} rows differed`);
console.log(restart ? 'the tables were repaired: restart the ledger, which may have read what was wrong' : 'the tables were as the events say');
if (restart) process.exitCode = 1;
