import type { ServiceDefinition } from '@corridor/messaging';
import type { LedgerDeps } from './ledger.deps.js';
import { LEDGER_MIGRATIONS } from './ledger.migrations.js';
import { LedgerWriter } from './writer/ledger-writer.js';

/** The ledger has one command, `PostTransactions`, and takes it in batches. */
export function ledgerDefinition(deps: LedgerDeps): ServiceDefinition {
  const writer = new LedgerWriter(deps);
  return {
    name: 'ledger',
    migrations: LEDGER_MIGRATIONS,
    commandBatch: (batch) => writer.handle(batch),
  };
}
