import { bool, loadConfig, port, type Environment } from '@corridor/runtime';
import { z } from 'zod';
import type { SystemOptions } from './system.js';
import type { AppName } from './topology.js';

const DEFAULT_PORT = 8_080;
const count = () => z.coerce.number().int().min(1).max(20).default(1);

const schema = z.object({
  /** Of the first gateway; the others follow. */
  PORT: port().default(DEFAULT_PORT),
  /** Where gateways listen. On any but loopback, plain HTTP is refused unless a trusted proxy vouches for TLS. */
  HOST: z.string().min(1).default('localhost'),
  /** Not the single process's folder: its data is not for both. */
  CORRIDOR_DATA_DIR: z.string().min(1).default('.corridor/distributed'),
  KAFKA_BROKER_COUNT: z.enum(['1', '3']).default('1'),
  GATEWAYS: count(),
  ACCOUNTS: count(),
  QUOTES: count(),
  LEDGERS: count(),
  COLLECTIONS: count(),
  PAYOUTS: count(),
  CUSTODIES: count(),
  WEBHOOKS: count(),
  /** Colours are for terminals; set to anything, NO_COLOR (no-color.org) turns them off there too. */
  NO_COLOR: z.string().optional(),
  FORCE_COLOR: bool().optional(),
});

/** Variables that go on to every process as they are. Whatever else is set in the shell stays there. */
const PASSED_ON = [
  'LOG_LEVEL',
  'TRUSTED_PROXIES',
  'FLEEXPAY_LIVE_HOSTS',
  'FLEEXPAY_TEST_HOSTS',
  'XFLOW_HOSTS',
  'HOSTED_ORIGIN',
  'QUOTE_LOCK_MS',
  'QUOTE_FEE_BASIS_POINTS',
  'QUOTE_SPREAD_BASIS_POINTS',
  'WEBHOOK_RETRY_DELAYS_MS',
  'WEBHOOK_ALLOWED_NETWORKS',
  'WEBHOOK_KEPT_DAYS',
  'SANDBOX_DELAY_MS',
  'PAYOUT_FEES',
  'DRAIN_DELAY_MS',
  'DATABASE_CONNECTIONS',
] as const;

export interface LocalConfig {
  readonly system: Omit<SystemOptions, 'onLine'>;
  /** Undefined leaves it to the terminal. */
  readonly colours: boolean | undefined;
}

/** @throws {ConfigError} that names each variable that is wrong; those that are passed on are judged by who reads them. */
export function readConfig(env: Environment): LocalConfig {
  const config = loadConfig(schema, env);
  const instances: Record<AppName, number> = {
    gateway: config.GATEWAYS,
    accounts: config.ACCOUNTS,
    quotes: config.QUOTES,
    ledger: config.LEDGERS,
    collections: config.COLLECTIONS,
    payouts: config.PAYOUTS,
    custody: config.CUSTODIES,
    webhooks: config.WEBHOOKS,
  };
  const passedOn = PASSED_ON.flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    system: {
      dataDir: config.CORRIDOR_DATA_DIR,
      brokers: config.KAFKA_BROKER_COUNT === '3' ? 3 : 1,
      instances,
      env: Object.fromEntries(passedOn),
      // With 0, the free ones that all others have too.
      gatewayPorts: config.PORT === 0 ? [] : Array.from({ length: config.GATEWAYS }, (_, index) => config.PORT + index),
      gatewayHost: config.HOST,
    },
    colours: config.NO_COLOR !== undefined ? false : config.FORCE_COLOR,
  };
}
