import nx from '@nx/eslint-plugin';

/** What a test may import beside what its project may. */
const testing = ['@jest/globals', 'fast-check'];

/**
 * Who may import whom, by the tags in each project.json. A layer that is not listed here may import nothing.
 *
 * apps → everything below; gateway → surfaces and what they import; surfaces → contracts, money, platform and the HTTP surface they share;
 * services → contracts, money, platform, never each other; platform → contracts, money, platform;
 * contracts → money; money → nothing. The end-to-end tests see the system from outside, as a client does.
 */
const depConstraints = [
  {
    sourceTag: 'layer:app',
    onlyDependOnLibsWithTags: ['layer:gateway', 'layer:surface', 'layer:service', 'layer:platform', 'layer:contracts', 'layer:money'],
  },
  { sourceTag: 'layer:gateway', onlyDependOnLibsWithTags: ['layer:surface', 'layer:platform', 'layer:contracts', 'layer:money'] },
  {
    sourceTag: 'layer:surface',
    onlyDependOnLibsWithTags: ['surface:http', 'layer:platform', 'layer:contracts', 'layer:money'],
  },
  { sourceTag: 'layer:service', onlyDependOnLibsWithTags: ['layer:platform', 'layer:contracts', 'layer:money'] },
  { sourceTag: 'layer:platform', onlyDependOnLibsWithTags: ['layer:platform', 'layer:contracts', 'layer:money'] },
  { sourceTag: 'layer:contracts', onlyDependOnLibsWithTags: ['layer:money'], allowedExternalImports: testing },
  { sourceTag: 'layer:money', onlyDependOnLibsWithTags: [], allowedExternalImports: ['decimal.js', ...testing] },
  { sourceTag: 'layer:e2e', onlyDependOnLibsWithTags: ['platform:testing', 'platform:runtime', 'platform:kafka-cluster', 'platform:child-processes', 'layer:deploy'] },
  {
    sourceTag: 'layer:bench',
    onlyDependOnLibsWithTags: ['layer:service', 'layer:platform', 'layer:contracts', 'layer:money', 'layer:deploy'],
  },
  // Starting brokers, databases and processes on one machine: it knows the built programs by their paths, not their code.
  { sourceTag: 'layer:deploy', onlyDependOnLibsWithTags: ['layer:deploy', 'platform:kafka-cluster', 'platform:child-processes', 'platform:runtime', 'platform:testing'] },
  // To be copied as it is, so it imports nothing of ours.
  { sourceTag: 'layer:example', onlyDependOnLibsWithTags: [] },
  // Messaging, for what it says of its topics.
  { sourceTag: 'layer:tool', onlyDependOnLibsWithTags: ['platform:messaging'] },
];

export const boundaries = [
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        // Of messaging only the Kafka client is loaded when it is needed, through an alias of its own.
        { depConstraints, banTransitiveDependencies: true, checkDynamicDependenciesExceptions: ['messaging'] },
      ],
    },
  },
];
