import { repoOf } from '../repo.js';
import { testsRun } from './tests-run.js';

const found = (text: string) => testsRun(repoOf({ 'a.spec.ts': text })).map(({ line }) => line);

describe('tests that do not run', () => {
  it.each([
    "it.only('a', f);",
    "describe.skip('a', f);",
    "it.todo('a');",
    "it.skip.each([1])('a', f);",
    "test.failing('a', f);",
    "fit('a', f);",
    "xdescribe('a', f);",
  ])('are found: %s', (text) => {
    expect(found(`\n${text}\n`)).toEqual([2]);
  });

  it('are not found among tests that run', () => {
    expect(found("describe('a', () => { it('b', f); it.each([1])('c', f); });\n")).toEqual([]);
  });

  it('are not properties of something else', () => {
    expect(found('page.skip(3); options.only = 1;\n')).toEqual([]);
  });
});
