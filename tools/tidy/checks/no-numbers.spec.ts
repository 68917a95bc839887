import { repoOf } from '../repo.js';
import { noNumbers } from './no-numbers.js';

const found = (text: string, path = 'libs/services/ledger/src/a.ts') => noNumbers(repoOf({ [path]: text })).map(({ line }) => line);

describe('numbers near money', () => {
  it.each([
    'Number(amount)',
    'parseFloat(amount)',
    'parseInt(amount, 10)',
    'Number.parseFloat(amount)',
    'Number.parseInt(amount, 10)',
    '+amount',
    'rate.toNumber()',
    'rate?.toNumber()',
    'amounts.map(Number)',
  ])('are found: %s', (expression) => {
    expect(found(`\nconst a = ${expression};\n`)).toEqual([2]);
  });

  it.each(['libs/money/src/a.ts', 'libs/contracts/src/a.ts', 'libs/surfaces/fleexpay/src/a.ts'])('are found in %s', (path) => {
    expect(found('const a = Number(b);\n', path)).toEqual([1]);
  });

  it('pass when a comment says why they are not money', () => {
    expect(found('// tidy: not money — a page size\nconst a = Number(b);\n')).toEqual([]);
    expect(found('const a = Number(b); // tidy: not money — a page size\n')).toEqual([]);
  });

  it('are found when the comment gives no reason', () => {
    expect(found('const a = Number(b); // tidy: not money\n')).toEqual([1]);
  });

  it.each(['BigInt(a)', 'a + b', '+1', 'Number.isSafeInteger(a)', 'Number.MAX_SAFE_INTEGER'])('are not %s', (expression) => {
    expect(found(`const x = ${expression};\n`)).toEqual([]);
  });

  it('are the business of others outside the money libraries', () => {
    expect(found('const port = Number(text);\n', 'libs/platform/runtime/src/a.ts')).toEqual([]);
  });
});
