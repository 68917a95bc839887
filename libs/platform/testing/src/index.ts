export { freePort } from '@corridor/runtime';
export { eventually } from './eventually.js';
export { leaveNothingOpen } from './leave-nothing-open.js';
export { type LedgerReply, type PostCommand, PostingLedger } from './posting-ledger.js';
export { restartablePostgres, type RestartablePostgres } from './restartable-postgres.js';
export { Standstill } from './standstill.js';
export { temporaryFolder } from './temporary-folder.js';
export { testDatabase, type TestDatabase } from './test-database.js';
export { testKafka } from './test-kafka.js';
