import { idOf } from '@corridor/contracts';
import type { EndpointView } from '@corridor/contracts/webhooks';
import { createEndpoint, deleteEndpoint, updateEndpoint } from './endpoint.decide.js';
import { type EndpointEvent, endpointOf } from './endpoint.js';

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
const deleted: EndpointEvent = { type: 'EndpointDeleted', data: { endpoint: { id } } };
const here = { endpointId: id, dialect: 'one' };
const fine = { urlProblem: null };
const notFound = { kind: 'rejected', rejection: { reason: 'endpoint_not_found', endpoint: id } };

describe('an endpoint', () => {
  const payload = { ...here, url: endpoint.url, events: ['*'], description: null };
  const facts = { urlProblem: null, existing: 49, most: 50, at: endpoint.createdAt };

  it('begins enabled', () => {
    expect(createEndpoint(payload, facts)).toEqual({ kind: 'event', event: created, endpoint });
  });

  it('is refused with the reason when its address is not allowed', () => {
    const decision = createEndpoint(payload, { ...facts, urlProblem: 'No.' });
    expect(decision).toEqual({ kind: 'rejected', rejection: { reason: 'url_not_allowed', why: 'No.' } });
  });

  it('is refused when the scope has as many as it may', () => {
    const decision = createEndpoint(payload, { ...facts, existing: 50 });
    expect(decision).toEqual({ kind: 'rejected', rejection: { reason: 'too_many_endpoints', most: 50 } });
  });

  it('changes only what is given', () => {
    const after = { ...endpoint, status: 'disabled' as const };
    const decision = updateEndpoint(endpointOf([created]), { ...here, status: 'disabled' }, fine);
    expect(decision).toEqual({ kind: 'event', event: { type: 'EndpointUpdated', data: { endpoint: after } }, endpoint: after });
  });

  it('can lose its description', () => {
    const described: EndpointEvent = { type: 'EndpointUpdated', data: { endpoint: { ...endpoint, description: 'old' } } };
    expect(updateEndpoint(endpointOf([created, described]), { ...here, description: null }, fine)).toMatchObject({ endpoint });
  });

  it('records nothing when everything is so already', () => {
    const same = { ...here, status: 'enabled' as const, url: endpoint.url, events: ['*'] };
    expect(updateEndpoint(endpointOf([created]), same, fine)).toEqual({ kind: 'unchanged', endpoint });
  });

  it('keeps its address when the new one is not allowed', () => {
    const decision = updateEndpoint(endpointOf([created]), { ...here, url: 'http://10.0.0.1' }, { urlProblem: 'No.' });
    expect(decision).toEqual({ kind: 'rejected', rejection: { reason: 'url_not_allowed', why: 'No.' } });
  });

  it('is not found on another surface, before it is made, or after it is deleted', () => {
    for (const state of [endpointOf([]), endpointOf([created, deleted])]) {
      expect(updateEndpoint(state, here, fine)).toEqual(notFound);
      expect(deleteEndpoint(state, here)).toEqual(notFound);
    }
    expect(updateEndpoint(endpointOf([created]), { ...here, dialect: 'two' }, fine)).toEqual(notFound);
    expect(deleteEndpoint(endpointOf([created]), { ...here, dialect: 'two' })).toEqual(notFound);
  });

  it('can be deleted, and answers as it was last', () => {
    expect(deleteEndpoint(endpointOf([created]), here)).toEqual({ kind: 'event', event: deleted, endpoint });
  });
});
