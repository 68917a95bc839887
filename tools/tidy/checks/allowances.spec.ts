import { repoOf } from '../repo.js';
import { allowances, fileAllows, lineAllows } from './allowances.js';

const found = (text: string) => allowances(repoOf({ 'libs/a.ts': text })).map(({ line }) => line);

describe('an allowance', () => {
  it('passes with a topic and a reason', () => {
    expect(found('a(); // tidy: not money — a count of pages\n')).toEqual([]);
  });

  it('is found without a reason', () => {
    expect(found('a(); // tidy: not money\n')).toEqual([1]);
    expect(found('a(); // tidy: not money —\n')).toEqual([1]);
  });

  it('is found when its topic is unknown', () => {
    expect(found('a(); // tidy: anything — because\n')).toEqual([1]);
  });

  it('covers its own line and the next', () => {
    const text = '\n// tidy: not money — a count\na();\nb();\n';
    expect([1, 2, 3, 4].map((line) => lineAllows(text, line, 'not money'))).toEqual([false, true, true, false]);
  });

  it('covers nothing without a reason', () => {
    expect(lineAllows('a(); // tidy: not money\n', 1, 'not money')).toBe(false);
  });

  it('covers a file only from its head', () => {
    const text = '// tidy: speaks http — delivers webhooks\n';
    expect(fileAllows(text, 'speaks http')).toBe(true);
    expect(fileAllows('\n'.repeat(5) + text, 'speaks http')).toBe(false);
  });
});
