import { idOf } from '@corridor/contracts';
import { publicId } from './public-id.js';

const QUOTE = idOf<'quote'>('01939b3e-0000-7000-8000-000000000001');

describe('an id as a surface prints it', () => {
  const strict = publicId<'quote'>('qt_');
  const open = publicId<'quote'>('qt_', { othersName: 'nothing' });

  it('reads back', () => {
    for (const ids of [strict, open]) expect(ids.read(ids.print(QUOTE))).toBe(QUOTE);
  });

  it.each(['qt_3p9Xk2', 'qt_does_not-exist', `qt_${'z'.repeat(22)}`])('%s, which nothing was ever called, is no id, or one of nothing where a surface wants that', (text) => {
    expect(strict.read(text)).toBeNull();
    expect(open.read(text)).toBe('00000000-0000-0000-0000-000000000000');
  });

  it.each(['', 'qt_', 'qt', 'acc_3p9Xk2', ' qt_3p9Xk2', 'qt_3p9Xk2 ', 'qt_a/b', 'qt_\u0000', 'qt_é', `qt_${'a'.repeat(62)}`])('%j is none anywhere', (text) => {
    for (const ids of [strict, open]) expect(ids.read(text)).toBeNull();
  });
});
