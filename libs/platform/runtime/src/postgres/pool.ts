import pg from 'pg';
import { parseSafeInt8 } from './safe-int8.js';

export type Pool = pg.Pool;
export type PoolClient = pg.PoolClient;

export interface PoolOptions {
  readonly connectionString: string;
  /** The most connections that this pool opens. */
  readonly max: number;
  /** Shown in `pg_stat_activity`, so that one sees whose connection it is. */
  readonly applicationName: string;
  /** Told when a connection that nobody uses breaks; the pool has already replaced it. */
  readonly onIdleError?: (error: Error) => void;
}

const CONNECT_TIMEOUT_MS = 5_000;
/**
 * A process that stands still in the middle of a transaction, stopped or cut off, keeps its locks, and one of them is the
 * head of a log: nobody could append. After this long the server ends the transaction; the process finds out and decides
 * again. No transaction of ours thinks for so long between two statements.
 */
const IDLE_IN_TRANSACTION_MS = 5_000;
const INT8_OID = 20;
const INT8_ARRAY_OID = 1016;

/** The driver's own parsers. Its declared type knows no arrays, though there is a parser for them. */
const stockParser = pg.types.getTypeParser as (oid: number, format: string | undefined) => (text: string) => unknown;

/** The stock array parser leaves the elements of a `bigint[]` as strings. */
function parseInt8Array(text: string): (number | null)[] {
  const items = stockParser(INT8_ARRAY_OID, 'text')(text) as (string | null)[];
  return items.map((item) => (item === null ? null : parseSafeInt8(item)));
}

/** Per pool, not through the driver's global table: another library in the process may rely on that. */
const types = {
  getTypeParser(oid: number, format?: string) {
    if (format !== 'binary' && oid === INT8_OID) return parseSafeInt8;
    if (format !== 'binary' && oid === INT8_ARRAY_OID) return parseInt8Array;
    return stockParser(oid, format);
  },
};

/**
 * A connection pool that reads `bigint` as a safe number (a query that meets a larger one is rejected with a RangeError)
 * and `numeric` as a string. Waiting for a connection ends after five seconds with an infrastructure error.
 */
export function createPool({ connectionString, max, applicationName, onIdleError }: PoolOptions): Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    keepAlive: true,
    types,
  });
  // Without a listener an idle connection that breaks, as all do when PostgreSQL restarts, would end the process.
  pool.on('error', (error) => onIdleError?.(error));
  return pool;
}
