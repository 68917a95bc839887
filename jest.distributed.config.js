// What starts a Kafka or a whole system of its own and looks at what comes of it and not at how soon, first of all the
// end-to-end suites of the APIs against separate processes. They run beside each other: everything else about them is as
// in jest.config.js.
import base from './jest.config.js';

/** @type {import('jest').Config} */
export default {
  ...base,
  testMatch: ['**/*.distributed.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testTimeout: 120_000,
  maxWorkers: 2,
};
