import fc from 'fast-check';
import { base62OfUuid, uuidOfBase62 } from './base62.js';

const canonical = fc.uuid().map((uuid) => uuid.toLowerCase());

describe('an id in base62', () => {
  it('reads back as the UUID it was printed from', () => {
    fc.assert(fc.property(canonical, (uuid) => uuidOfBase62(base62OfUuid(uuid)) === uuid));
  });

  it('has 22 characters, and sorts as its UUID does', () => {
    fc.assert(
      fc.property(canonical, canonical, (one, other) => {
        const [first, second] = [base62OfUuid(one), base62OfUuid(other)];
        return first.length === 22 && one < other === first < second;
      }),
    );
  });

  it.each(['ffffffff-ffff-ffff-ffff-ffffffffffff', '00000000-0000-0000-0000-000000000000'])('holds %s', (uuid) => {
    expect(uuidOfBase62(base62OfUuid(uuid))).toBe(uuid);
  });

  it('is refused beyond 128 bits, with other characters and at other lengths', () => {
    const largest = base62OfUuid('ffffffff-ffff-ffff-ffff-ffffffffffff');
    const next = largest.slice(0, -1) + String.fromCharCode(largest.charCodeAt(21) + 1);
    for (const text of [next, 'z'.repeat(22), '-'.repeat(22), '0'.repeat(21), '0'.repeat(23), '', `${'0'.repeat(21)}é`]) {
      expect(uuidOfBase62(text)).toBeNull();
    }
  });
});
