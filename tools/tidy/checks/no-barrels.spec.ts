import { repoOf } from '../repo.js';
import { noBarrels } from './no-barrels.js';

const barrel = "export * from './a.js';\nexport type { B } from './b.js';\n";
const found = (path: string, text: string) => noBarrels(repoOf({ [path]: text })).map((finding) => finding.path);

describe('barrels', () => {
  it.each(['libs/services/ledger/src/domain/index.ts', 'libs/services/ledger/src/domain/all.ts', 'apps/gateway/src/index.ts'])(
    'are found in %s',
    (path) => {
      expect(found(path, barrel)).toEqual([path]);
    },
  );

  it('are found when they import first', () => {
    expect(found('libs/money/src/all.ts', "import { a } from './a.js';\nexport { a };\n")).toEqual(['libs/money/src/all.ts']);
  });

  it.each(['libs/money/src/index.ts', 'libs/services/ledger/src/index.ts', 'libs/contracts/src/ledger/index.ts'])(
    "may be a library's face: %s",
    (path) => {
      expect(found(path, barrel)).toEqual([]);
    },
  );

  it('are not files that also define something', () => {
    expect(found('libs/money/src/a.ts', `${barrel}export const c = 1;\n`)).toEqual([]);
  });

  it('are not programs that only import', () => {
    expect(found('apps/gateway/src/main.ts', "import './boot.js';\n")).toEqual([]);
  });
});
