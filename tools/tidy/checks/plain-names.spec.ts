import { repoOf } from '../repo.js';
import { plainNames } from './plain-names.js';

describe('names of files and folders', () => {
  it.each(['libs/shared/a.ts', 'libs/a/common.ts', 'libs/a/utils/b.ts', 'libs/a/quote.helpers.ts'])('finds %s', (path) => {
    expect(plainNames(repoOf({ [path]: '' })).map((finding) => finding.path)).toEqual([path]);
  });

  it.each(['libs/a/shareholder.ts', 'libs/commons-house/a.ts', 'libs/a/utilisation.ts'])('passes %s', (path) => {
    expect(plainNames(repoOf({ [path]: '' }))).toEqual([]);
  });
});
