import { ACCOUNTS_QUERIES } from '@corridor/contracts/accounts';
import { NestFactory } from '@nestjs/core';
import type { AccountsDeps } from './accounts.deps.js';
import { AccountsHandlers } from './accounts.handlers.js';
import { AccountsModule } from './accounts.module.js';
import { PgAccountsQueries } from './read/accounts.queries.js';

describe('the module of the accounts service', () => {
  it('offers its queries under the contract, and its handlers', async () => {
    const kept: { sealed: unknown }[] = [];
    const pool = {
      async query(_sql: string, [, sealed]: readonly unknown[] = []) {
        if (sealed !== undefined) kept.push({ sealed });
        return { rows: kept };
      },
    };
    const deps = { pool, schema: 'accounts', personalDataKey: Buffer.alloc(32, 7) } as unknown as AccountsDeps;
    const app = await NestFactory.createApplicationContext(AccountsModule.register(deps), { logger: false });
    expect(app.get(ACCOUNTS_QUERIES)).toBeInstanceOf(PgAccountsQueries);
    expect(app.get(AccountsHandlers)).toBeInstanceOf(AccountsHandlers);
    await app.close();
  });
});
