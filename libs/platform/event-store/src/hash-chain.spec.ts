import { createHash } from 'node:crypto';
import { eventHash, FIRST_PREDECESSOR } from './hash-chain.js';

const event = {
  stream: 'book-1',
  revision: 0,
  type: 'AmountPosted',
  commandId: '01890a5d-ac96-774b-bcce-b302099a8057',
  recordedAt: '2026-11-01T09:30:00.000Z',
  body: '{"amount":"12.50","memo":"café"}',
};

describe('the hash of an event', () => {
  it('invariant 5: is what anyone computes from the description', () => {
    const field = (text: string) => {
      const bytes = Buffer.from(text, 'utf8');
      return Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]);
    };
    const message = Buffer.concat([
      Buffer.alloc(32),
      ...['book-1', '0', event.type, event.commandId, event.recordedAt, event.body].map(field),
    ]);
    expect(eventHash(FIRST_PREDECESSOR, event)).toEqual(createHash('sha256').update(message).digest());
  });

  it('invariant 5: never changes between releases', () => {
    const first = eventHash(FIRST_PREDECESSOR, event);
    expect(first.toString('hex')).toBe('6aea0918655957e8858d5ee7fa38d860b7b6010b607010a55239fe7532f9e522');
    expect(eventHash(first, { ...event, revision: 1 }).toString('hex')).toBe('fbd21b15403c3f1c30fbc9b9c8f6648dd01e603ca15a607eee48e595607f072a');
  });

  it.each([
    ['stream', { stream: 'book-2' }],
    ['revision', { revision: 1 }],
    ['type', { type: 'AmountPostee' }],
    ['command id', { commandId: '01890a5d-ac96-774b-bcce-b302099a8058' }],
    ['time', { recordedAt: '2026-11-01T09:30:00.001Z' }],
    ['body', { body: '{"amount": "12.50","memo":"café"}' }],
  ])('invariant 5: depends on the %s', (_name, change) => {
    expect(eventHash(FIRST_PREDECESSOR, { ...event, ...change })).not.toEqual(eventHash(FIRST_PREDECESSOR, event));
  });

  it('depends on the predecessor', () => {
    expect(eventHash(Buffer.alloc(32, 1), event)).not.toEqual(eventHash(FIRST_PREDECESSOR, event));
  });

  it('keeps the end of one field apart from the start of the next', () => {
    const shifted = { ...event, stream: 'book-', revision: 10, type: event.type };
    expect(eventHash(FIRST_PREDECESSOR, shifted)).not.toEqual(eventHash(FIRST_PREDECESSOR, event));
  });
});
