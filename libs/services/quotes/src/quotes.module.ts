import { QUOTES_QUERIES } from '@corridor/contracts/quotes';
import { type DynamicModule, Module } from '@nestjs/common';
import { FeePlansHandlers } from './fee-plans/fee-plans.handlers.js';
import { QUOTES_DEPS, type QuotesDeps } from './quotes.deps.js';
import { QuotesHandlers } from './quotes.handlers.js';
import { PgQuotesQueries } from './read/quotes.queries.js';

@Module({})
export class QuotesModule {
  static register(deps: QuotesDeps): DynamicModule {
    return {
      module: QuotesModule,
      controllers: [QuotesHandlers, FeePlansHandlers],
      providers: [
        { provide: QUOTES_DEPS, useValue: deps },
        { provide: QUOTES_QUERIES, useFactory: () => new PgQuotesQueries(deps) },
      ],
      exports: [QUOTES_QUERIES],
    };
  }
}
