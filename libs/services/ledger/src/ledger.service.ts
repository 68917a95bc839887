import { LEDGER_QUERY_METHODS, LEDGER_VERIFIER_METHODS, type LedgerQueries } from '@corridor/contracts/ledger';
import type { None, Service } from '@corridor/process';
import { ledgerDefinition } from './ledger.definition.js';
import { LedgerModule } from './ledger.module.js';
import { ledgerVerifier } from './ledger.verifier.js';
import { PgLedgerQueries } from './read/ledger.queries.js';

export const ledgerService: Service<None, None, LedgerQueries> = {
  name: 'ledger',
  settings: {},
  asks: {},
  queryMethods: LEDGER_QUERY_METHODS,
  assemble(ground) {
    return {
      definition: ledgerDefinition(ground),
      module: LedgerModule.register(ground),
      queries: new PgLedgerQueries(ground),
      offers: [{ name: 'verifier', methods: LEDGER_VERIFIER_METHODS, target: ledgerVerifier(ground) }],
    };
  },
};
