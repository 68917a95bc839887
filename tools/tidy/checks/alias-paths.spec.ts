import { repoOf } from '../repo.js';
import { aliasPaths } from './alias-paths.js';

const repo = (typed: object, built: object) =>
  repoOf({
    'tsconfig.base.json': JSON.stringify({ compilerOptions: { paths: typed } }),
    '.swcrc': JSON.stringify({ jsc: { paths: built } }),
  });
const found = (typed: object, built: object) => aliasPaths(repo(typed, built)).map(({ message }) => message);

describe('aliases', () => {
  it('pass when both files agree, with or without a leading dot', () => {
    expect(found({ '@a': ['./a.ts'] }, { '@a': ['a.ts'] })).toEqual([]);
  });

  it('are found when their targets differ', () => {
    expect(found({ '@a': ['./a.ts'] }, { '@a': ['b.ts'] })).toEqual(['@a differs from tsconfig.base.json']);
  });

  it('are found when one side lacks them', () => {
    expect(found({ '@a': ['./a.ts'] }, {})).toHaveLength(1);
    expect(found({}, { '@a': ['a.ts'] })).toHaveLength(1);
  });
});
