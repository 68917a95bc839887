import { CUSTODY_QUERIES } from '@corridor/contracts/custody';
import { NestFactory } from '@nestjs/core';
import type { CustodyDeps } from './custody.deps.js';
import { CustodyModule } from './custody.module.js';
import { PgCustodyQueries } from './read/custody.queries.js';
import { WalletsHandlers } from './wallets.handlers.js';

describe('the module of the custody service', () => {
  it('offers its queries under the contract, and its handlers', async () => {
    const app = await NestFactory.createApplicationContext(CustodyModule.register({ signers: {} } as CustodyDeps), { logger: false });
    expect(app.get(CUSTODY_QUERIES)).toBeInstanceOf(PgCustodyQueries);
    expect(app.get(WalletsHandlers)).toBeInstanceOf(WalletsHandlers);
    await app.close();
  });
});
