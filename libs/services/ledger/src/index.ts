export * from './ledger.definition.js';
export * from './ledger.deps.js';
export * from './ledger.migrations.js';
export * from './ledger.module.js';
export { LedgerWriter } from './writer/ledger-writer.js';
export { PgLedgerQueries } from './read/ledger.queries.js';
