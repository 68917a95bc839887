import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from '@corridor/runtime';
import { servicesOf } from './event-logs.js';

const TIMEOUT_MS = 180_000;
const POLL_MS = 500;

/**
 * Waits until nothing is under way: no outcome is open, every log has been published to its head, no timer is
 * due, every webhook has been delivered. Gives back what is still under way when that lasts too long; nothing when all is quiet.
 */
export async function untilQuiet(pool: Pool): Promise<readonly string[]> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    const busy = await underWay(pool);
    if (busy.length === 0 || Date.now() > deadline) return busy;
    await sleep(POLL_MS);
  }
}

async function underWay(pool: Pool): Promise<string[]> {
  const busy: string[] = [];
  const count = async (what: string, sql: string) => {
    const { rows } = await pool.query<{ readonly count: number }>(sql);
    if (rows[0]?.count !== 0) busy.push(`${what}: ${String(rows[0]?.count)}`);
  };
  for (const service of await servicesOf(pool)) {
    await count(`open outcomes of ${service}`, `select count(*)::int as count from ${service}.outcomes where state = 'open'`);
    await count(
      `events that ${service} has not published`,
      `select (h.position - coalesce((select position from ${service}.checkpoints where name = 'relay'), 0))::int as count from ${service}.log_head h`,
    );
    await count(`timers of ${service} that are due`, `select count(*)::int as count from ${service}.timers where due_at <= now()`);
  }
  await count('webhooks that were not delivered', "select count(*)::int as count from webhooks.deliveries where status <> 'delivered'");
  return busy;
}
