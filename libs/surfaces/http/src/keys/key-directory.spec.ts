import { KEY_LEASE_MS, type KeyView } from '@corridor/contracts/accounts';
import { TimeoutError } from '@corridor/runtime';
import { KeyDirectory } from './key-directory.js';

const key = { id: 'k', status: 'active' } as unknown as KeyView;

/** A directory with a clock that the spec moves and an owner whose answers it holds back. */
function setUp(mostEntries = 10) {
  const state = { nowMs: 0, lookups: 0, answer: key as KeyView | null, takesMs: 0, fails: false };
  const queries = {
    async keyByHash() {
      state.lookups += 1;
      state.nowMs += state.takesMs;
      if (state.fails) throw new Error('the owner is away');
      return state.answer;
    },
  };
  return { state, directory: new KeyDirectory({ queries, nowMs: () => state.nowMs, mostEntries }) };
}

describe('the directory of keys', () => {
  it('asks once for many requests', async () => {
    const { state, directory } = setUp();
    await Promise.all([directory.find('a'), directory.find('a')]);
    await directory.find('a');
    expect(state.lookups).toBe(1);
  });

  it('forgets a key when its lease, counted from before it asked, is over', async () => {
    const { state, directory } = setUp();
    state.takesMs = KEY_LEASE_MS - 1;
    await directory.find('a');
    state.takesMs = 0;
    state.answer = null;
    state.nowMs += 1;
    expect(await directory.find('a')).toBeNull();
  });

  it('refuses to go by an answer that took longer than its lease', async () => {
    const { state, directory } = setUp();
    state.takesMs = KEY_LEASE_MS;
    const error: unknown = await directory.find('a').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TimeoutError);
    expect(state.lookups).toBe(2);
  });

  it('asks again before the lease is over, without anybody waiting', async () => {
    const { state, directory } = setUp();
    await directory.find('a');
    state.nowMs += KEY_LEASE_MS / 2;
    expect(await directory.find('a')).toBe(key);
    await new Promise(setImmediate);
    expect(state.lookups).toBe(2);
    state.nowMs += KEY_LEASE_MS / 2;
    await directory.find('a');
    expect(state.lookups).toBe(3);
  });

  it('remembers that a text is no key, for no longer than a lease', async () => {
    const { state, directory } = setUp();
    state.answer = null;
    await directory.find('a');
    await directory.find('a');
    expect(state.lookups).toBe(1);
    state.nowMs += KEY_LEASE_MS;
    state.answer = key;
    expect(await directory.find('a')).toBe(key);
  });

  it('lets guesses push out guesses only', async () => {
    const { state, directory } = setUp(2);
    await directory.find('good');
    state.answer = null;
    for (const guess of ['1', '2', '3']) await directory.find(guess);
    await directory.find('good');
    expect(state.lookups).toBe(4);
    await directory.find('1');
    expect(state.lookups).toBe(5);
  });

  it('does not remember that the owner was away', async () => {
    const { state, directory } = setUp();
    state.fails = true;
    await expect(directory.find('a')).rejects.toThrow('away');
    state.fails = false;
    expect(await directory.find('a')).toBe(key);
  });
});
