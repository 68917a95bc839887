import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@corridor/runtime';
import { Poster } from './agent.js';
import { convertAll, makeQuotes, newCustomer } from './conversions.js';
import { startProcess } from './process.js';

/**
 * Conversions a second through the gateway of the single process, client and server on the same machine: authentication,
 * validation, limits, two services, the ledger and a real PostgreSQL with fsync on. Quotes are made beforehand.
 */
const RUNS = [
  { concurrency: 1, conversions: 500 },
  { concurrency: 16, conversions: 4_000 },
  { concurrency: 64, conversions: 8_000 },
] as const;
const WARM_UP = { concurrency: 16, conversions: 1_000 };
const MOST_CONNECTIONS = 64;

const dataDir = await mkdtemp(join(tmpdir(), 'corridor-bench-http-'));
const running = await startProcess(dataDir, await freePort());
const poster = new Poster(running.origin, MOST_CONNECTIONS);
try {
  const customer = await newCustomer(poster, running.opsKey);
  for (const run of [WARM_UP, ...RUNS]) {
    const quotes = await makeQuotes(poster, customer, run.conversions, MOST_CONNECTIONS);
    const cpuBefore = await running.cpuSeconds();
    const { perSecond, p50Ms, p99Ms } = await convertAll(poster, customer, quotes, run.concurrency);
    if (run === WARM_UP) continue;
    const cpuMs = (1000 * ((await running.cpuSeconds()) - cpuBefore)) / run.conversions;
    const figures = `${Math.round(perSecond)} conversions/s, p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`;
    console.log(`concurrency ${run.concurrency}: ${figures} (${run.conversions} conversions, ${cpuMs.toFixed(2)} ms of the process's CPU each)`);
  }
} finally {
  poster.close();
  await running.stop();
  await rm(dataDir, { recursive: true, force: true });
}
