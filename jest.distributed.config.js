// The end-to-end suites of the APIs against separate processes on a real Kafka. They look at what is answered and not at
// how soon, and each starts a system of its own, so they run beside each other: everything else about them is as in
// jest.config.js.
import base from './jest.config.js';

/** @type {import('jest').Config} */
export default {
  ...base,
  testMatch: ['**/*.distributed.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testTimeout: 120_000,
  maxWorkers: 2,
};
