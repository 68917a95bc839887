import { PAYOUTS_QUERIES } from '@corridor/contracts/payouts';
import { NestFactory } from '@nestjs/core';
import type { PayoutsDeps } from './payouts.deps.js';
import { PayoutsHandlers } from './payouts.handlers.js';
import { PayoutsModule } from './payouts.module.js';
import { PgPayoutsQueries } from './read/payouts.queries.js';

describe('the module of the payouts service', () => {
  it('offers its queries under the contract, and its handlers', async () => {
    const app = await NestFactory.createApplicationContext(PayoutsModule.register({} as PayoutsDeps), { logger: false });
    expect(app.get(PAYOUTS_QUERIES)).toBeInstanceOf(PgPayoutsQueries);
    expect(app.get(PayoutsHandlers)).toBeInstanceOf(PayoutsHandlers);
    await app.close();
  });
});
