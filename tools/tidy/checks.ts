import type { Check } from './check.js';
import { aliasPaths } from './checks/alias-paths.js';
import { allowances } from './checks/allowances.js';
import { exactVersions } from './checks/exact-versions.js';
import { fileLength } from './checks/file-length.js';
import { functionLength } from './checks/function-length.js';
import { licences } from './checks/licences.js';
import { lockfile } from './checks/lockfile.js';
import { machinePaths } from './checks/machine-paths.js';
import { neutralNames } from './checks/neutral-names.js';
import { noBarrels } from './checks/no-barrels.js';
import { noHttp } from './checks/no-http.js';
import { noMarkers } from './checks/no-markers.js';
import { noNumbers } from './checks/no-numbers.js';
import { plainNames } from './checks/plain-names.js';
import { projects } from './checks/projects.js';
import { testsRun } from './checks/tests-run.js';

export const checks: readonly Check[] = [
  fileLength,
  functionLength,
  plainNames,
  noBarrels,
  noMarkers,
  testsRun,
  allowances,
  noNumbers,
  neutralNames,
  noHttp,
  machinePaths,
  aliasPaths,
  projects,
  exactVersions,
  lockfile,
  licences,
];
