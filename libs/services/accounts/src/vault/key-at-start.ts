import { ConfigError } from '@corridor/runtime';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ACCOUNTS_DEPS, type AccountsDeps } from '../accounts.deps.js';
import { open, seal } from './sealing.js';

const NAME = 'personal-data-key';
const TEXT = Buffer.from('corridor');

/**
 * A key that is not the one of this database ends the start with a clear word. Without that the names sealed before would be
 * found to be unreadable one by one, and new ones would be sealed under a key that opens nothing older.
 */
@Injectable()
export class KeyAtStart implements OnApplicationBootstrap {
  constructor(@Inject(ACCOUNTS_DEPS) private readonly deps: AccountsDeps) {}

  async onApplicationBootstrap(): Promise<void> {
    const { pool, schema, personalDataKey } = this.deps;
    // A database from before there was a check knows by what it has sealed already.
    const { rows: sealed } = await pool.query<{ subject: string; wrapped: Buffer }>(`select subject, wrapped from ${schema}.subject_keys limit 1`);
    if (sealed[0] !== undefined) assertOpens(personalDataKey, sealed[0].wrapped, sealed[0].subject);
    // Two that start for the first time at once end with what was written first.
    await pool.query(`insert into ${schema}.key_checks (name, sealed) values ($1, $2) on conflict do nothing`, [NAME, seal(personalDataKey, TEXT, NAME)]);
    const { rows } = await pool.query<{ sealed: Buffer }>(`select sealed from ${schema}.key_checks where name = $1`, [NAME]);
    if (rows[0] === undefined) throw new Error('the check of the key that was written is not there');
    assertOpens(personalDataKey, rows[0].sealed, NAME);
  }
}

function assertOpens(key: Uint8Array, sealed: Uint8Array, bound: string): void {
  try {
    open(key, sealed, bound);
  } catch {
    const problem = 'is not the key under which the personal data of this database was sealed (the single process has it in personal-data.key)';
    throw new ConfigError([{ variable: 'PERSONAL_DATA_KEY', problem }]);
  }
}
