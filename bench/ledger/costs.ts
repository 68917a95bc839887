import type { Pool } from '@corridor/runtime';

/** For the server, so that it counts what each statement takes. */
export const COUNTING_SETTINGS = { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track_planning': 'on' };

interface StatementCosts {
  readonly query: string;
  readonly calls: number;
  readonly ms: number;
  readonly wal: number;
  readonly blocks: number;
}

const MOST_STATEMENTS = 8;
const TABLE = /(insert into|update|from) (\w+\.\w+)/;

/**
 * Counts from now on. The function that it resolves to says in lines of text what each of so many transactions cost since. Bytes, blocks and
 * calls are the same on a busy machine, where times are not.
 */
export async function countCosts(pool: Pool): Promise<(transactions: number) => Promise<string[]>> {
  await pool.query('create extension if not exists pg_stat_statements');
  await pool.query('select pg_stat_statements_reset()');
  const walBefore = await walEnd(pool);
  const cpuBefore = process.cpuUsage();
  return async (transactions) => {
    const { user, system } = process.cpuUsage(cpuBefore);
    const wal = (await walEnd(pool)) - walBefore;
    const statements = await statementCosts(pool);
    const each = (total: number) => (total / transactions).toFixed(1);
    const sum = (of: (costs: StatementCosts) => number) => statements.reduce((total, costs) => total + of(costs), 0);
    const calls = sum((costs) => costs.calls) / (transactions / 1_000);
    return [
      `each: ${each(user + system)} µs of processor time here, ${each(1_000 * sum(({ ms }) => ms))} µs in statements; ` +
        `${each(wal)} bytes of WAL, ${each(sum(({ blocks }) => blocks))} blocks touched; ${calls.toFixed(1)} statements a thousand`,
      ...statements.slice(0, MOST_STATEMENTS).map(
        ({ query, ms, wal: bytes, blocks }) => `  ${nameOf(query)}: ${each(1_000 * ms)} µs, ${each(bytes)} bytes, ${each(blocks)} blocks`,
      ),
    ];
  };
}

function nameOf(query: string): string {
  const found = /insert into (\w+\.events)/.exec(query) ?? TABLE.exec(query);
  return found?.[2] ?? found?.[1] ?? query.slice(0, 20);
}

async function walEnd(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ bytes: string }>(`select (pg_current_wal_insert_lsn() - '0/0')::text as bytes`);
  return Number(rows[0]?.bytes);
}

/** The dearest first. */
async function statementCosts(pool: Pool): Promise<StatementCosts[]> {
  const { rows } = await pool.query<StatementCosts>(
    `select query, calls::float8 as calls, total_exec_time + total_plan_time as ms, wal_bytes::float8 as wal, (shared_blks_hit + shared_blks_read)::float8 as blocks
     from pg_stat_statements where query !~ 'pg_(stat_statements|current_wal)' order by ms desc`,
  );
  return rows;
}
