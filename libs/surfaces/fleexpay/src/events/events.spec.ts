import type { ToldEvent } from '@corridor/contracts/webhooks';
import { accountIds, depositIds, eventIds } from '../ids.js';
import { boot, type Booted } from '../testing/boot.js';
import { uuid } from '../testing/views.js';

const account = accountIds.print(uuid(20));
const data = { id: depositIds.print(uuid(50)), object: 'deposit' };
const first = { id: eventIds.print(uuid(60)), object: 'event', type: 'deposit.completed', created_at: '2026-06-30T12:00:00Z', data };
const told = (body: object): ToldEvent => ({ id: uuid(60), dialect: 'fleexpay', account: uuid(20), sequence: 4, type: 'deposit.completed', createdAt: '2026-06-30T12:00:00.100Z', body: JSON.stringify(body) });
const whole = { ...first, account_id: account, sequence: 4 };

describe('an event', () => {
  let api: Booted;
  beforeAll(async () => {
    api = await boot();
    api.world.events = [told(whole)];
  });
  afterAll(async () => api.close());

  it('is read and listed as webhooks tell it', async () => {
    expect((await api.ask(`events/${first.id}`)).body).toEqual(whole);
    expect((await api.ask('events')).body).toEqual({ object: 'list', data: [whole], has_more: false, next_cursor: null });
    expect((await api.ask(`events/${eventIds.print(uuid(99))}`)).status).toBe(404);
  });

  it('has its account and sequence, also when its body was rendered before bodies had them', async () => {
    api.world.followed = { kind: 'events', items: [told(first)], hasMore: true };
    const { body } = await api.ask(`events?account_id=${account}&after_sequence=3&limit=1&type=deposit.completed`);
    expect(body).toEqual({ object: 'list', data: [whole], has_more: true, next_cursor: null, last_sequence: 4 });
    expect(api.world.asked.get('eventsAfter')).toEqual([{ account: uuid(20), types: ['deposit.completed'], createdFrom: undefined, createdBefore: undefined, sequence: 3, limit: 1 }]);
  });

  it('that is not there yet leaves a follower where he is', async () => {
    api.world.followed = { kind: 'events', items: [], hasMore: false };
    const from = async (sequence: string) => (await api.ask(`events?account_id=${account}&after_sequence=${sequence}`)).body.last_sequence;
    expect([await from('-1'), await from('4')]).toEqual([-1, 4]);
  });

  it('that is no longer kept is not left out unseen', async () => {
    api.world.followed = { kind: 'no_longer_kept', last: 9 };
    const { status, body } = await api.ask(`events?account_id=${account}&after_sequence=3`);
    expect([status, body.error.type, body.error.param]).toEqual([400, 'invalid_request', 'after_sequence']);
    expect(body.error.message).toContain('up to the sequence 9');
  });

  it.each([
    ['after_sequence=3', 'account_id'],
    [`account_id=${account}&after_sequence=-2`, 'after_sequence'],
    [`account_id=${account}&after_sequence=1.5`, 'after_sequence'],
    [`account_id=${account}&after_sequence=1234567890123456`, 'after_sequence'],
    [`account_id=${account}&after_sequence=3&starting_after=${first.id}`, 'after_sequence'],
    ['type=*', 'type'],
    ['account_id=acc-1', 'account_id'],
    ['created_from=today', 'created_from'],
  ])('is not asked for by %s', async (query, param) => {
    const { status, body } = await api.ask(`events?${query}`);
    expect([status, body.error.param]).toEqual([400, param]);
  });
});
