export * from './port.js';
export { currentEvent, withCurrentEvents, type RecordedBody } from './current-events.js';
export { eventHash, FIRST_PREDECESSOR, type HashedParts } from './hash-chain.js';
export { eventStoreMigrations } from './postgres/migrations.js';
export { createPostgresEventStore, type PostgresEventStoreOptions } from './postgres/postgres-event-store.js';
export { raiseLogEpoch } from './postgres/raise-log-epoch.js';
export { verifyChain, type ChainFault, type ChainReport, type VerifyChainOptions } from './postgres/verify-chain.js';
