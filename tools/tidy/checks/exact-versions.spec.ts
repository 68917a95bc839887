import { repoOf } from '../repo.js';
import { exactVersions } from './exact-versions.js';

const found = (version: string) =>
  exactVersions(repoOf({ 'package.json': JSON.stringify({ dependencies: { pg: version } }, null, 2) }));

describe('versions', () => {
  it.each(['^1.2.3', '~1.2.3', '1.2', '*', 'latest', '>=1.0.0'])('are found when open: %s', (version) => {
    expect(found(version)).toEqual([{ path: 'package.json', line: 3, message: `pg ${version}: pin one version` }]);
  });

  it.each(['1.2.3', '18.4.0-beta.17'])('pass when exact: %s', (version) => {
    expect(found(version)).toEqual([]);
  });
});
