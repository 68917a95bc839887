import type { Pool } from '@corridor/runtime';
import type { LogHead } from '../port.js';
import type { Prepared } from './prepared.js';
import { safeInteger } from './safe-integer.js';

export async function readHead(pool: Pool, prepared: Prepared): Promise<LogHead> {
  const { rows } = await prepared.run<{ position: unknown; epoch: number }>(
    pool,
    'select position, epoch from $SCHEMA.log_head',
    [],
  );
  if (!rows[0]) throw new Error('the log has no head: the event store is not migrated');
  return { position: safeInteger(rows[0].position), epoch: rows[0].epoch };
}
