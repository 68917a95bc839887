import { idOf } from '@corridor/contracts';
import type { EndpointView } from '@corridor/contracts/webhooks';
import { type EndpointEvent, endpointOf } from './endpoint.js';
import { endPreviousSecret, rollSecret } from './secret.decide.js';

const id = idOf<'webhook-endpoint'>('01900000-0000-7000-8000-000000000001');
const endpoint: EndpointView = {
  id,
  dialect: 'one',
  url: 'https://example.com/',
  events: ['*'],
  status: 'enabled',
  description: null,
  createdAt: '2026-11-20T00:00:00.000Z',
};
const created: EndpointEvent = { type: 'EndpointCreated', data: { endpoint } };
const here = { endpointId: id, dialect: 'one' };
const NOON = '2026-11-26T12:00:00.000Z';
const ONE = '2026-11-26T13:00:00.000Z';
const rolled: EndpointEvent = { type: 'EndpointSecretRolled', data: { endpoint: { ...endpoint, previousSecretUntil: ONE } } };
const notFound = { kind: 'rejected', rejection: { reason: 'endpoint_not_found', endpoint: id } };

describe('a roll of a secret', () => {
  it('leaves the secret before valid for the overlap', () => {
    const decision = rollSecret(endpointOf([created]), { ...here, overlapSeconds: 3_600 }, { at: NOON });
    expect(decision).toEqual({ kind: 'event', event: rolled, endpoint: rolled.data.endpoint });
  });

  it('without an overlap leaves nothing of what was before, also in the midst of another', () => {
    for (const events of [[created], [created, rolled]]) {
      const decision = rollSecret(endpointOf(events), { ...here, overlapSeconds: 0 }, { at: NOON });
      expect(decision).toEqual({ kind: 'event', event: { type: 'EndpointSecretRolled', data: { endpoint } }, endpoint });
    }
  });

  it('would make a third secret while two are valid, and is refused until then', () => {
    const again = (at: string) => rollSecret(endpointOf([created, rolled]), { ...here, overlapSeconds: 60 }, { at });
    expect(again('2026-11-26T12:59:59.999Z')).toEqual({ kind: 'rejected', rejection: { reason: 'previous_secret_valid', until: ONE } });
    expect(again(ONE)).toMatchObject({ kind: 'event', endpoint: { previousSecretUntil: '2026-11-26T13:01:00.000Z' } });
  });

  it('is for endpoints that are there', () => {
    const deleted: EndpointEvent = { type: 'EndpointDeleted', data: { endpoint: { id } } };
    for (const [events, dialect] of [[[], 'one'], [[created, deleted], 'one'], [[created], 'two']] as const) {
      expect(rollSecret(endpointOf(events), { endpointId: id, dialect, overlapSeconds: 0 }, { at: NOON })).toEqual(notFound);
      expect(endPreviousSecret(endpointOf(events), { endpointId: id, dialect }, { at: NOON })).toEqual(notFound);
    }
  });

  it('can be ended before its time, and once is enough', () => {
    const end = (events: readonly EndpointEvent[], at: string) => endPreviousSecret(endpointOf(events), here, { at });
    const ended: EndpointEvent = { type: 'EndpointPreviousSecretEnded', data: { endpoint } };
    expect(end([created, rolled], NOON)).toEqual({ kind: 'event', event: ended, endpoint });
    for (const decision of [end([created, rolled, ended], NOON), end([created, rolled], ONE), end([created], NOON)]) {
      expect(decision).toEqual({ kind: 'unchanged', endpoint });
    }
  });
});
