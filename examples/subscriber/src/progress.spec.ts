import { judge, LogRestored, SequenceGap } from './progress.js';
import { CannotGoOn, type PublicEvent, readEvent } from './public-event.js';

const event = (sequence: number, logepoch = 0): PublicEvent => ({
  id: `ledger/book-1/${sequence}`, source: '/corridor/ledger', type: 'corridor.ledger.BookOpened', subject: 'book-1', sequence, dataversion: 1, logepoch, time: '2026-07-10T12:00:00.000Z', data: {},
});

describe('an event', () => {
  it.each([[-1, 0], [0, 1], [41, 42]])('after %d is the next when it is %d', (last, sequence) => {
    expect(judge(event(sequence), { sequence: last, logepoch: 0 })).toBe('next');
  });

  it.each([[0, 0], [5, 3]])('after %d was seen before when it is %d', (last, sequence) => {
    expect(judge(event(sequence), { sequence: last, logepoch: 0 })).toBe('seen before');
  });

  it.each([[-1, 1], [3, 5]])('after %d shows a gap when it is %d', (last, sequence) => {
    expect(() => judge(event(sequence), { sequence: last, logepoch: 0 })).toThrow(SequenceGap);
  });

  it.each([0, 4, 5, 9])('of a later epoch stops everything, whatever its sequence (%d)', (sequence) => {
    expect(() => judge(event(sequence, 1), { sequence: 4, logepoch: 0 })).toThrow(LogRestored);
  });
});

describe('a message', () => {
  const message = (value: string | null) => ({ offset: '7', value: value === null ? null : Buffer.from(value) });

  it('is read as an event', () => {
    expect(readEvent(message(JSON.stringify(event(3))))).toEqual(event(3));
  });

  it.each([null, '', 'no json', 'null', '{}', JSON.stringify({ ...event(3), sequence: '3' })])('that is no event is never skipped: %s', (value) => {
    expect(() => readEvent(message(value))).toThrow(CannotGoOn);
  });
});
