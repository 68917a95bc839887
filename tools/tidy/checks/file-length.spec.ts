import { repoOf } from '../repo.js';
import { fileLength } from './file-length.js';

const lines = (count: number) => 'a;\n'.repeat(count);

describe('the length of files', () => {
  it('finds one of 401 lines', () => {
    expect(fileLength(repoOf({ 'libs/a.ts': lines(401) }))).toEqual([
      { path: 'libs/a.ts', line: 401, message: '401 lines; a file has at most 400' },
    ]);
  });

  it('passes one of 400 lines', () => {
    expect(fileLength(repoOf({ 'libs/a.ts': lines(400) }))).toEqual([]);
  });

  it('lets tables and generated files be long', () => {
    expect(fileLength(repoOf({ 'libs/a.table.ts': lines(900), 'libs/b.generated.ts': lines(900) }))).toEqual([]);
  });
});
