// Says what a step came to: `node count.mjs <exit status> <log> <folder of results>` prints "<passed> <failed>".
// A step is counted by jest's JSON in its folder, else by its last line "N passed, N failed", else as one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [status, log, folder] = process.argv.slice(2);

const reports = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
const text = (existsSync(log) ? readFileSync(log, 'utf8') : '').replace(/\u001b\[[0-9;]*m/g, '');
const line = text.match(/^.*?\b\d+ passed, \d+ failed\s*$/gm)?.at(-1);

let passed = 0;
let failed = 0;
if (reports.length > 0) {
  for (const report of reports) {
    passed += report.numPassedTests;
    // A file that did not even load has no tests to count, and is a failure all the same.
    failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
  }
} else if (line !== undefined) {
  const [, good, bad] = /(\d+) passed, (\d+) failed/.exec(line);
  passed = parseInt(good, 10);
  failed = parseInt(bad, 10);
} else if (status === '0') {
  passed = 1;
}
if (status !== '0' && failed === 0) failed = 1;
console.log(`${passed} ${failed}`);
