import { readdirSync } from 'node:fs';
import { checks } from './checks.js';

describe('the checks', () => {
  const names = readdirSync('tools/tidy/checks').filter((name) => !name.endsWith('.spec.ts'));

  it('are all run', () => {
    expect(checks).toHaveLength(names.length);
    expect(new Set(checks).size).toBe(checks.length);
  });

  it.each(names)('have a test for %s', (name) => {
    expect(readdirSync('tools/tidy/checks')).toContain(name.replace('.ts', '.spec.ts'));
  });
});
