// The specs that need a real Kafka, which needs Java and Maven: everything else about them is as in jest.config.js. Each
// spec has the machine to itself, because session timeouts and rebalances are about time.
import base from './jest.config.js';

// One worker needs no process of its own, which a limit would give it.
const { workerIdleMemoryLimit: _limit, ...inOneProcess } = base;

/** @type {import('jest').Config} */
export default {
  ...inOneProcess,
  testMatch: ['**/*.kafka.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testTimeout: 120_000,
  maxWorkers: 1,
};
