import { idOf } from '@corridor/contracts';
import type { DeliveryView, EndpointView } from '@corridor/contracts/webhooks';
import { type EndpointEvent, endpointOf } from './endpoint.js';
import { resendDelivery, resendEvent } from './resend.decide.js';

const uuid = (n: number) => idOf<never>(`01900000-0000-7000-8000-00000000000${n}`);
const endpoint: EndpointView = { id: uuid(1), dialect: 'one', url: 'https://example.com/', events: ['*'], status: 'enabled', description: null, createdAt: '2026-11-20T00:00:00.000Z' };
const created: EndpointEvent = { type: 'EndpointCreated', data: { endpoint } };
const disabled: EndpointEvent = { type: 'EndpointUpdated', data: { endpoint: { ...endpoint, status: 'disabled' } } };
const deleted: EndpointEvent = { type: 'EndpointDeleted', data: { endpoint: { id: endpoint.id } } };
const asked = { endpointId: endpoint.id, dialect: 'one', deliveryId: uuid(2), eventId: uuid(3) };
const delivery = (status: DeliveryView['status']) => ({ id: uuid(2), event: uuid(3), status }) as unknown as DeliveryView;
const decide = (events: readonly EndpointEvent[], status: DeliveryView['status'] | null, bodyKept = true) =>
  resendDelivery(endpointOf(events), asked, { delivery: status === null ? null : delivery(status), bodyKept });
const refused = (rejection: object) => ({ kind: 'rejected', rejection });

describe('what is to be sent again', () => {
  it.each(['delivered', 'exhausted'] as const)('goes as a new delivery when the one before is %s', (status) => {
    expect(decide([created], status)).toEqual({ kind: 'send' });
  });

  it('is only hurried while it waits, whether or not more is kept of it', () => {
    expect(decide([created], 'pending', false)).toEqual({ kind: 'hurry' });
  });

  it('is refused when the endpoint is disabled, deleted, or of another surface', () => {
    expect(decide([created, disabled], 'delivered')).toEqual(refused({ reason: 'endpoint_disabled', endpoint: endpoint.id }));
    expect(decide([created, deleted], 'delivered')).toEqual(refused({ reason: 'endpoint_not_found', endpoint: endpoint.id }));
    expect(resendEvent(endpointOf([created]), { ...asked, dialect: 'two' }, { bodyKept: true })).toEqual(refused({ reason: 'endpoint_not_found', endpoint: endpoint.id }));
    expect(resendEvent(endpointOf([created, disabled]), asked, { bodyKept: true })).toEqual(refused({ reason: 'endpoint_disabled', endpoint: endpoint.id }));
  });

  it('is refused when it is not there, or there is nothing of it to send', () => {
    expect(decide([created], null)).toEqual(refused({ reason: 'delivery_not_found', delivery: uuid(2) }));
    expect(decide([created], 'delivered', false)).toEqual(refused({ reason: 'event_not_found', event: uuid(3) }));
    expect(resendEvent(endpointOf([created]), asked, { bodyKept: false })).toEqual(refused({ reason: 'event_not_found', event: uuid(3) }));
    expect(resendEvent(endpointOf([created]), asked, { bodyKept: true })).toEqual({ kind: 'send' });
  });
});
