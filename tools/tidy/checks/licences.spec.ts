import { repoOf } from '../repo.js';
import { isPermissive, licences } from './licences.js';

const found = (locked: object, manifest: object | null) =>
  licences(
    repoOf({
      'package-lock.json': JSON.stringify({ packages: { '': {}, 'node_modules/a': locked } }),
      ...(manifest && { 'node_modules/a/package.json': JSON.stringify(manifest) }),
    }),
  );

describe('a licence', () => {
  it.each(['MIT', 'Apache-2.0', '(MIT OR GPL-3.0)', 'MIT or MPL-2.0', 'MIT AND ISC'])('is permissive: %s', (licence) => {
    expect(isPermissive(licence)).toBe(true);
  });

  it.each(['GPL-3.0', 'AGPL-3.0-only', 'MIT AND GPL-2.0', 'SEE LICENSE IN LICENSE', 'BUSL-1.1'])('is not: %s', (licence) => {
    expect(isPermissive(licence)).toBe(false);
  });

  it('is read from what is installed, whatever the lockfile says', () => {
    expect(found({ license: 'MIT' }, { license: 'GPL-3.0' })).toHaveLength(1);
    expect(found({ license: 'GPL-3.0' }, { license: 'MIT' })).toEqual([]);
  });

  it('is read from the lockfile for a package of another platform', () => {
    expect(found({ license: 'GPL-3.0', optional: true }, null)).toHaveLength(1);
    expect(found({ license: 'MIT', optional: true }, null)).toEqual([]);
  });

  it('is found missing', () => {
    expect(found({}, {})).toHaveLength(1);
  });

  it('is understood in the old form', () => {
    expect(found({}, { licenses: [{ type: 'MIT' }] })).toEqual([]);
  });

  it('of a development package is not our business', () => {
    expect(found({ dev: true }, { license: 'GPL-3.0' })).toEqual([]);
  });
});
