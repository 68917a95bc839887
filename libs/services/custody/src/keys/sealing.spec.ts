import { seal, sealingKeyOf, unseal } from './sealing.js';

const KEY = sealingKeyOf('5e'.repeat(32));
const SECRET = Buffer.from('a seed that nobody may read');

describe('a sealed secret', () => {
  it('opens under its key, for its purpose', () => {
    expect(Buffer.from(unseal(seal(SECRET, KEY, 'seed'), KEY, 'seed'))).toEqual(SECRET);
  });

  it('looks different each time, and shows nothing', () => {
    const [first, second] = [seal(SECRET, KEY, 'seed'), seal(SECRET, KEY, 'seed')];
    expect(first.equals(second)).toBe(false);
    expect(first.includes(SECRET)).toBe(false);
  });

  it('opens under no other key, for no other purpose, and not when any byte was changed', () => {
    const sealed = seal(SECRET, KEY, 'seed');
    expect(() => unseal(sealed, sealingKeyOf('5f'.repeat(32)), 'seed')).toThrow('does not open');
    expect(() => unseal(sealed, KEY, 'another')).toThrow('does not open');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => unseal(changed, KEY, 'seed')).toThrow();
    }
  });

  it.each(['', '5e', 'zz'.repeat(32), '5e'.repeat(33)])('needs a key of 32 bytes, not %j', (hex) => {
    expect(() => sealingKeyOf(hex)).toThrow('a sealing key is 32 bytes');
  });
});
