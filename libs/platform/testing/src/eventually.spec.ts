import { eventually } from './eventually.js';

describe('an assertion that holds eventually', () => {
  it('is tried until it does, and gives back its value', async () => {
    let tries = 0;
    const value = await eventually(() => {
      tries += 1;
      expect(tries).toBeGreaterThanOrEqual(3);
      return 'done';
    }, { intervalMs: 1 });
    expect([value, tries]).toEqual(['done', 3]);
  });

  it('fails with what the last try threw', async () => {
    let tries = 0;
    const failing = eventually(() => {
      tries += 1;
      throw new Error(`try ${tries}`);
    }, { timeoutMs: 30, intervalMs: 10 });
    await expect(failing).rejects.toThrow(/^try [2-4]$/);
  });
});
