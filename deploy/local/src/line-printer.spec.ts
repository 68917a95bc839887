import { linePrinter } from './line-printer.js';

function printed(isColoured: boolean): string {
  let text = '';
  const print = linePrinter({ isColoured, write: (more) => (text += more) });
  for (const source of ['ledger-1', 'ledger-2', 'ledger-1']) print({ source, text: 'works' });
  return text;
}

describe('a line of a process', () => {
  it('stands behind its name', () => {
    expect(printed(false)).toBe('[ledger-1] works\n[ledger-2] works\n[ledger-1] works\n');
  });

  it('has the colour of its process in a terminal', () => {
    const [first, second, third] = printed(true).split('\n');
    expect(first).toBe('\u001b[36m[ledger-1]\u001b[0m works');
    expect(third).toBe(first);
    expect(second).toContain('\u001b[33m[ledger-2]');
  });
});
