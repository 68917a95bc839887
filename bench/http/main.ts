import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Poster } from './agent.js';
import { convertAll, makeQuotes, newCustomer } from './conversions.js';
import { startDistributed } from './distributed.js';
import { startSingle } from './single.js';
import { whereTimeGoes } from './where-time-goes.js';

/**
 * Conversions a second through the gateway, client and servers on the same machine: authentication, validation, limits, two
 * services, the ledger and a real PostgreSQL with fsync on. Quotes are made beforehand. In one process, or with
 * `--distributed` in one process of each app on a real Kafka with one broker.
 */
const RUNS = [
  { concurrency: 1, conversions: 500 },
  { concurrency: 16, conversions: 4_000 },
  { concurrency: 64, conversions: 8_000 },
] as const;
const WARM_UP = { concurrency: 16, conversions: 1_000 };
const MOST_CONNECTIONS = 64;
/** Quotes are made before the clock starts, and must not run out meanwhile. */
const SETTINGS = { QUOTE_LOCK_MS: '3600000' };

const start = process.argv.includes('--distributed') ? startDistributed : startSingle;
const dataDir = await mkdtemp(join(tmpdir(), 'corridor-bench-http-'));
const running = await start(dataDir, SETTINGS);
const poster = new Poster(running.origin, MOST_CONNECTIONS);
try {
  const customer = await newCustomer(poster, running.opsKey);
  for (const run of [WARM_UP, ...RUNS]) {
    const quotes = await makeQuotes(poster, customer, run.conversions, MOST_CONNECTIONS);
    const before = await running.metrics();
    const { perSecond, p50Ms, p99Ms } = await convertAll(poster, customer, quotes, run.concurrency);
    if (run === WARM_UP) continue;
    const figures = `${Math.round(perSecond)} conversions/s, p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`;
    console.log(`concurrency ${run.concurrency}: ${figures} (${run.conversions} conversions)`);
    console.log(`  ${whereTimeGoes(before, await running.metrics(), run.conversions)}`);
  }
} finally {
  poster.close();
  await running.stop();
  await rm(dataDir, { recursive: true, force: true });
}
