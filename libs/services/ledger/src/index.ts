export * from './ledger.definition.js';
export * from './ledger.deps.js';
export * from './ledger.migrations.js';
export * from './ledger.module.js';
export { LedgerWriter } from './writer/ledger-writer.js';
export { PgLedgerQueries } from './read/ledger.queries.js';
export { type LedgerFault } from './fold/fault.js';
export { LogDoesNotFold, rebuildLedger, type RebuildOptions, type RebuildReport, RebuildUnderWay } from './rebuild/rebuild-ledger.js';
export { verifyLedger, type VerifyOptions, type VerifyProgress, type VerifyReport } from './verify/verify-ledger.js';
