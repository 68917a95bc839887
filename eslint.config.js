import { readGraph } from './tools/lint/graph.js';
import { boundaries } from './tools/lint/boundaries.js';
import { domain } from './tools/lint/domain.js';
import { imports } from './tools/lint/imports.js';
import { typescript } from './tools/lint/typescript.js';

// The boundary rule skips itself when it finds no project graph, so the graph is made before any file is read.
await readGraph();

export default [
  { ignores: ['**/node_modules/', 'dist/', 'coverage/', '.nx/', '.corridor/', '.cache/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...typescript,
  ...boundaries,
  ...imports,
  ...domain,
];
