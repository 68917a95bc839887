import { readIdempotencyKey } from './idempotency-key.js';

/** As Node hands a header over: each byte that came is a character. */
const sent = (text: string, encoding: BufferEncoding = 'utf8') => readIdempotencyKey({ 'idempotency-key': Buffer.from(text, encoding).toString('latin1') });

const REFUSED = expect.objectContaining({ fault: expect.objectContaining({ kind: 'invalid_request', param: 'Idempotency-Key' }) });

describe('an Idempotency-Key', () => {
  it('may be left out', () => {
    expect(readIdempotencyKey({})).toBeNull();
  });

  it.each(['7e1b9c44-2f0a-4c1e-9a3b-6d2f8a0c1e55', '1c0d…f9', 'order 8841', 'заказ-7', '注文 №7', '💶', 'x'.repeat(255), '…'.repeat(255), '💶'.repeat(255)])('is %s as it was sent', (key) => {
    expect(sent(key)).toBe(key);
  });

  it('in Latin-1 is read as that', () => {
    expect(sent('clé', 'latin1')).toBe('clé');
  });

  it.each(['', 'x'.repeat(256), '…'.repeat(256), 'a\u0007b', 'a\u0085b', 'a\u200bb', 'a\u2028b', '\u202eabc', '\ufeff', ' ', '\u3000'])('is not %j', (key) => {
    expect(() => sent(key)).toThrow(REFUSED);
  });

  it('is one', () => {
    expect(() => readIdempotencyKey({ 'idempotency-key': ['a', 'b'] })).toThrow(REFUSED);
  });
});
