import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { Store } from './store.js';
import { subscribe } from './subscriber.js';

const log = (line: Readonly<Record<string, unknown>>): void => void process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
}

const brokers = required('KAFKA_BROKERS').split(',');
const pool = new pg.Pool({ connectionString: required('DATABASE_URL'), max: 4 });
pool.on('error', (error) => log({ message: 'an idle connection to the database broke', error: String(error) }));

const store = new Store(pool);
await store.prepare();
const subscriber = await subscribe({
  // An application waits for its brokers for as long as it takes.
  kafka: new Kafka({ clientId: 'book-report', brokers, logLevel: logLevel.WARN, retry: { retries: Number.MAX_SAFE_INTEGER, maxRetryTime: 5_000 } }),
  group: process.env['KAFKA_GROUP'] ?? 'book-report',
  topic: process.env['KAFKA_TOPIC'] ?? 'corridor.ledger.events',
  sessionTimeoutMs: Number(process.env['KAFKA_SESSION_TIMEOUT_MS'] ?? 30_000),
  store,
  log,
});

const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
});
try {
  await Promise.race([stopped, subscriber.failed]);
} catch (error) {
  log({ message: 'stopped, somebody has to look', error: String(error) });
  process.exitCode = 1;
}
await subscriber.stop();
await pool.end();
