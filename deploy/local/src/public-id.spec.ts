import { uuidOf } from './public-id.js';

describe('the UUID of a public id', () => {
  it('is what its 22 characters stand for', () => {
    expect(uuidOf('ten_0000000000000000000001')).toBe('00000000-0000-0000-0000-000000000001');
    // 2^128 - 1 in base 62.
    expect(uuidOf('ten_7n42DGM5Tflk9n8mt7Fhc7')).toBe('ffffffff-ffff-ffff-ffff-ffffffffffff');
  });

  it.each(['ten_', 'ten_000000000000000000000', 'ten_000000000000000000000!', 'ten_7n42DGM5Tflk9n8mt7Fhc8'])('is none in %s', (text) => {
    expect(() => uuidOf(text)).toThrow('is no id');
  });
});
