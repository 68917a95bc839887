import type { TenantId } from '@corridor/contracts';
import { parse, validate, version } from 'uuid';
import { fingerprintOf } from './fingerprint.js';
import { commandIdFor, derivedCommandId, mintId, transactionIdFor } from './ids.js';

const base = '01997a3e-5d2c-7abc-8def-0123456789ab';
const request = { tenant: base as TenantId, mode: 'test', surface: 'fleexpay', idempotencyKey: 'order-1' } as const;

describe('an id', () => {
  it('is minted as a UUIDv7 that rises', () => {
    const ids = Array.from({ length: 1_000 }, () => mintId<'quote'>());
    expect(version(ids[0]!)).toBe(7);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('derives from its cause, always the same, another for another label, in the same millisecond', () => {
    const id = derivedCommandId(base, 'post');
    expect(derivedCommandId(base, 'post')).toBe(id);
    expect(derivedCommandId(base, 'reverse')).not.toBe(id);
    expect([validate(id), version(id), id.slice(0, 13)]).toEqual([true, 7, base.slice(0, 13)]);
  });

  it('derives from the place of an event as well, and keeps the milliseconds of the stream', () => {
    const id = derivedCommandId(`quote-${base}/3`, 'post');
    expect([version(id), id.slice(0, 13)]).toEqual([7, base.slice(0, 13)]);
    expect(derivedCommandId(`quote-${base}/4`, 'post')).not.toBe(id);
  });

  it('is a UUIDv8 when its cause has no time', () => {
    const id = derivedCommandId(commandIdFor(request), 'post');
    expect([validate(id), version(id)]).toEqual([true, 8]);
  });

  it('of a request depends on each part of who asked, and on nothing else', () => {
    const others = [
      { ...request, tenant: mintId<'tenant'>() },
      { ...request, mode: 'live' as const },
      { ...request, surface: 'xflow' },
      { ...request, idempotencyKey: 'order-2' },
    ];
    const ids = [request, ...others].map((each) => commandIdFor(each));
    expect(new Set(ids).size).toBe(5);
    expect(commandIdFor({ ...request })).toBe(ids[0]);
    expect(version(ids[0]!)).toBe(8);
  });

  it('of a transaction leaves its last twelve bits to entries', () => {
    const id = transactionIdFor(base, 'payout');
    expect([version(id), id.slice(-3), id.slice(0, 13)]).toEqual([7, '000', base.slice(0, 13)]);
    expect(parse(id)).toHaveLength(16);
    expect(() => transactionIdFor('nothing', 'payout')).toThrow('no UUIDv7');
  });
});

describe('a fingerprint', () => {
  it('does not depend on the order of keys, at any depth', () => {
    expect(fingerprintOf({ a: 1, b: [{ c: 2, d: null }] })).toBe(fingerprintOf({ b: [{ d: null, c: 2 }], a: 1 }));
  });

  it.each([
    [{ a: 1 }, { a: '1' }],
    [[1, 2], [2, 1]],
    [{ a: null }, {}],
    [JSON.parse('{"__proto__": 1}'), {}],
  ])('tells %j from %j', (one, other) => expect(fingerprintOf(one)).not.toBe(fingerprintOf(other)));
});
