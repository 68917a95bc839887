import { LEDGER_QUERIES } from '@corridor/contracts/ledger';
import { type DynamicModule, Module } from '@nestjs/common';
import type { LedgerDeps } from './ledger.deps.js';
import { PgLedgerQueries } from './read/ledger.queries.js';

/** Queries only: the ledger's commands come in batches, from its host to the writer. */
@Module({})
export class LedgerModule {
  static register(deps: Pick<LedgerDeps, 'pool' | 'schema'>): DynamicModule {
    return {
      module: LedgerModule,
      providers: [{ provide: LEDGER_QUERIES, useFactory: () => new PgLedgerQueries(deps) }],
      exports: [LEDGER_QUERIES],
    };
  }
}
