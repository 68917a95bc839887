import { repoOf } from '../repo.js';
import { noMarkers } from './no-markers.js';

const found = (path: string, text: string) => noMarkers(repoOf({ [path]: text })).map(({ line }) => line);

describe('unfinished work', () => {
  it.each(['// TODO: later', '/* FIXME */', ' * XXX think', 'a(); // TODO'])('is found in %s', (text) => {
    expect(found('a.ts', `const a = 1;\n${text}\n`)).toEqual([2]);
  });

  it('is found in prose', () => {
    expect(found('docs/a.md', 'TODO write this\n')).toEqual([1]);
  });

  it('is found in SQL and shell', () => {
    expect(found('a.sql', '-- TODO index\n')).toEqual([1]);
    expect(found('run', '# FIXME\n')).toEqual([1]);
  });

  it('is not the currency code for no currency', () => {
    expect(found('a.ts', "const none = 'XXX';\n")).toEqual([]);
  });
});
