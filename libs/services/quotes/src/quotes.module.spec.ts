import { QUOTES_QUERIES } from '@corridor/contracts/quotes';
import { NestFactory } from '@nestjs/core';
import type { QuotesDeps } from './quotes.deps.js';
import { QuotesHandlers } from './quotes.handlers.js';
import { QuotesModule } from './quotes.module.js';
import { PgQuotesQueries } from './read/quotes.queries.js';

describe('the module of the quotes service', () => {
  it('offers its queries under the contract, and its handlers', async () => {
    const app = await NestFactory.createApplicationContext(QuotesModule.register({} as QuotesDeps), { logger: false });
    expect(app.get(QUOTES_QUERIES)).toBeInstanceOf(PgQuotesQueries);
    expect(app.get(QuotesHandlers)).toBeInstanceOf(QuotesHandlers);
    await app.close();
  });
});
