import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPostgresEventStore, eventStoreMigrations } from '@corridor/event-store';
import { messagingMigrations } from '@corridor/messaging';
import { createLogger, createPool, migrate, startEmbeddedPostgres } from '@corridor/runtime';
import { LEDGER_MIGRATIONS, LedgerWriter } from '@corridor/services/ledger';
import { type BenchWorkload, prepare } from './bench-ledger.js';
import { COUNTING_SETTINGS, countCosts } from './costs.js';
import { pgbenchTps } from './pgbench.js';

/**
 * Journal transactions a second through the ledger's own command handler on a real PostgreSQL with fsync on: hash chain,
 * events, entries, balances and outcomes of each. One posting (two entries) a transaction, one transaction a command.
 */
const SCHEMA = 'ledger';
const TRANSACTIONS = Number(process.env['BENCH_TRANSACTIONS'] ?? 60_000);

const WORKLOADS: readonly BenchWorkload[] = [
  { name: 'warm-up', books: 1, accounts: 100, transactions: Math.ceil(TRANSACTIONS / 6) },
  { name: '1 book, 1 pair of accounts (hot)', books: 1, accounts: 2, transactions: TRANSACTIONS },
  { name: '100 books of 100 accounts', books: 100, accounts: 100, transactions: TRANSACTIONS },
  { name: '1 book, 10,000 accounts', books: 1, accounts: 10_000, transactions: TRANSACTIONS },
];

const dataDir = await mkdtemp(join(tmpdir(), 'corridor-bench-'));
const server = await startEmbeddedPostgres({ dataDir, settings: COUNTING_SETTINGS });
const pool = createPool({ connectionString: server.connectionString, max: 10, applicationName: 'bench' });
try {
  await migrate(pool, { schema: SCHEMA, migrations: [...eventStoreMigrations, ...messagingMigrations, ...LEDGER_MIGRATIONS] });
  const store = createPostgresEventStore({ pool, schema: SCHEMA });
  const logger = createLogger({ name: 'bench', level: 'warn' });
  const writer = new LedgerWriter({ pool, schema: SCHEMA, store, logger, now: () => new Date() });

  const tps = await pgbenchTps(server.connectionString);
  const against = (perSecond: number) => (tps === null ? '' : `, ${(perSecond / tps).toFixed(1)} times pgbench`);
  console.log(tps === null ? 'pgbench is missing: nothing to compare with' : `pgbench TPC-B, 8 clients, same server: ${Math.round(tps)} transactions/s`);
  for (const workload of WORKLOADS) {
    const run = await prepare((batch) => writer.handle(batch), workload);
    const costs = await countCosts(pool);
    const { name, perSecond, transactions, seconds } = await run();
    if (name === 'warm-up') continue;
    console.log(`${name}: ${Math.round(perSecond)} journal transactions/s (${transactions} in ${seconds.toFixed(1)} s${against(perSecond)})`);
    for (const line of await costs(transactions)) console.log(`  ${line}`);
  }
  await store.close();
} finally {
  await pool.end();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
