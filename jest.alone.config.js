// The specs that measure time as a user sees it, on a machine that does nothing else: everything else about them is as in
// jest.config.js.
import base from './jest.config.js';

// One worker needs no process of its own, which a limit would give it.
const { workerIdleMemoryLimit: _limit, ...inOneProcess } = base;

/** @type {import('jest').Config} */
export default {
  ...inOneProcess,
  testMatch: ['**/*.alone.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  maxWorkers: 1,
};
