// SWC compiles each file and leaves the modules as ESM (NestJS 12 is ESM only), so jest runs with
// --experimental-vm-modules. jest resolves the aliases itself; .swcrc's own path rewriting is for the build.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const swc = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));
const { baseUrl: _baseUrl, paths, ...jsc } = swc.jsc;

const aliases = Object.fromEntries(
  Object.entries(paths).map(([alias, [target]]) => [
    `^${alias.replace('*', '([^/]+)')}$`,
    `<rootDir>/${target.replace('*', '$1')}`,
  ]),
);

/** @type {import('jest').Config} */
export default {
  rootDir: '.',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/deploy', '<rootDir>/examples', '<rootDir>/tools', '<rootDir>/e2e'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['**/*.spec.ts'],
  // Specs on a real Kafka, and those that measure time, have runs of their own: jest.{kafka,distributed,alone}.config.js.
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.(kafka|distributed|alone)\\.spec\\.ts$'],
  moduleNameMapper: { ...aliases, '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, jsc, module: { type: 'es6' }, sourceMaps: 'inline' }] },
  testTimeout: 60_000,
  // Most specs wait for a database or a clock, so that two cores serve three workers. Modules of past specs are never let go
  // of, so a worker that has grown is replaced.
  maxWorkers: Math.max(3, availableParallelism() - 1),
  workerIdleMemoryLimit: '1500MB',
  testSequencer: '<rootDir>/libs/platform/testing/src/jest-longest-first.js',
  globalSetup: '<rootDir>/libs/platform/testing/src/jest-global-setup.js',
  globalTeardown: '<rootDir>/libs/platform/testing/src/jest-global-teardown.js',
};
