import { verifyLedger } from '@corridor/services/ledger';
import { progressLine } from './progress-line.js';
import { withLedger } from './with-ledger.js';

/** `npm run ledger:verify`: the report on stdout, and exit code 1 when anything is not as it must be. */
const progress = progressLine();
const STAGES = { chain: 'hash chain', fold: 'fold and tables' } as const;

const { faults, faultCount, ...counts } = await withLedger((ledger) =>
  verifyLedger({ ...ledger, onProgress: ({ stage, events, total }) => progress(STAGES[stage], events, total) }),
);
console.log(`${counts.events} events, ${counts.transactions} transactions, ${counts.entries} entries, ${counts.books} books`);
for (const { book, revision, entry, what } of faults) {
  const where = [`book ${book ?? 'unknown'}`, revision === undefined ? '' : `revision ${revision}`, entry === undefined ? '' : `entry ${entry}`];
  console.log(`${where.filter((part) => part !== '').join(', ')}: ${what}`);
}
if (faultCount > faults.length) console.log(`and ${faultCount - faults.length} more`);
console.log(faultCount === 0 ? 'the ledger is as its events say' : `${faultCount} faults`);
if (faultCount > 0) process.exitCode = 1;
