export { freePort } from '@corridor/runtime';
export { eventually } from './eventually.js';
export { temporaryFolder } from './temporary-folder.js';
export { testDatabase, type TestDatabase } from './test-database.js';
