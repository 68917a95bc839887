import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { driftOf, keepFiles, writeFiles } from './docs-folder.js';
import { readContracts } from './event-declarations.js';
import { eventFiles, publishedBy, releaseFiles } from './event-files.js';
import { brokenPromises, WAYS_OUT } from './promises.js';
import { readReleased } from './released.js';

/**
 * `contracts:generate` writes docs/events from libs/contracts; `-- --check` says instead what would change;
 * `-- --release` also keeps a copy, which is what subscribers are promised from then on.
 */
const CONTRACTS = 'libs/contracts/src';
const DOCS = 'docs/events';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false }, release: { type: 'boolean', default: false } } });
const { license } = JSON.parse(readFileSync('package.json', 'utf8')) as { license: string };
const released = readReleased(DOCS);
const published = publishedBy(readContracts(CONTRACTS), released);
const files = eventFiles(published, license);

const broken = brokenPromises(released, published);
const drift = values.check ? driftOf(DOCS, files) : [];
for (const problem of [...broken, ...drift]) console.error(problem);
if (broken.length > 0) console.error(`\n${WAYS_OUT}`);
if (drift.length > 0) console.error('\nRun npm run contracts:generate and commit what it writes.');

if (!values.check) writeFiles(DOCS, files);
if (values.release && broken.length === 0) keepFiles(DOCS, releaseFiles(published));
if (broken.length + drift.length > 0) process.exitCode = 1;
else console.log(`${published.messages.length} events of ${published.services.length} services`);
