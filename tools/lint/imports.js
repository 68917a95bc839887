/**
 * Imports that the project graph cannot judge, since they are finer than a project. Only the last `no-restricted-imports`
 * that matches a file counts, so each block below states everything that holds for its files.
 */
const kafkaStaysInOneFolder = {
  group: ['kafkajs', '@confluentinc/*'],
  message: 'Kafka is reached through @corridor/messaging only, so that its client can be replaced in one folder.',
};
const eventStoreDbStaysInOneFolder = {
  group: ['@eventstore/*', '@kurrent/*'],
  message: 'EventStoreDB is reached through @corridor/event-store only.',
};
const noTestingInProduction = {
  group: ['@corridor/testing', 'fast-check', '@jest/globals'],
  message: 'What runs in production must not depend on the test kit.',
};
const noServiceContracts = {
  group: ['@corridor/contracts/*'],
  message: 'The platform knows commands and events in general (@corridor/contracts), never those of one service.',
};

const drivers = [kafkaStaysInOneFolder, eventStoreDbStaysInOneFolder];
const restrict = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export const tests = ['**/*.spec.ts', '**/*.fixture.ts', '**/*.fixtures.ts', '**/testing/**', '**/*.conformance.ts'];

export const imports = [
  { files: ['{apps,libs}/**/*.ts'], rules: restrict(...drivers, noTestingInProduction) },
  { files: ['libs/platform/**/*.ts'], rules: restrict(...drivers, noTestingInProduction, noServiceContracts) },
  {
    files: ['libs/platform/messaging/src/kafka/**/*.ts', 'libs/platform/event-store/src/eventstoredb/**/*.ts'],
    rules: restrict(noTestingInProduction, noServiceContracts),
  },
  { files: tests.map((glob) => `{apps,libs}/${glob}`), rules: restrict(...drivers) },
  { files: ['libs/platform/{messaging/src/kafka,event-store/src/eventstoredb}/**/*.spec.ts'], rules: restrict() },
];
