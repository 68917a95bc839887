import { EVENT_VERSIONS } from './event-registry.js';
import type { DomainEvent } from './events.js';
import { currentVersion, type EventVersions, sinceVersion1, UnknownEvent, upcast } from './event-versions.js';

interface PaidV1 {
  readonly amount: string;
}
interface PaidV2 {
  readonly money: { readonly amount: string; readonly currency: string };
}
interface PaidV3 extends PaidV2 {
  readonly paidAt: string;
}

type PaymentEvent = DomainEvent<'Asked', { readonly amount: string }> | DomainEvent<'Paid', PaidV3, 3>;

const paidUpTo2 = sinceVersion1<PaidV1>().becomes(({ amount }): PaidV2 => ({ money: { amount, currency: 'EUR' } }));
const paid = paidUpTo2.becomes((old, { recordedAt }): PaidV3 => ({ ...old, paidAt: recordedAt }));
const VERSIONS: EventVersions<PaymentEvent> = { Asked: 1, Paid: paid };

const read = (type: string, version: number, data: unknown) => upcast(VERSIONS, 'payment-1/4', { type, version, data, tenant: 't', recordedAt: '2026-07-10T12:00:00.000Z' });

describe('data of an event that was recorded in an earlier version', () => {
  const now = { version: 3, data: { money: { amount: '1.00', currency: 'EUR' }, paidAt: '2026-07-10T12:00:00.000Z' } };

  it('is read as the present version, step by step from its own', () => {
    expect(read('Paid', 1, { amount: '1.00' })).toEqual(now);
    expect(read('Paid', 2, { money: { amount: '1.00', currency: 'EUR' } })).toEqual(now);
  });

  it('is left alone in the present version', () => {
    expect(read('Paid', 3, now.data)).toEqual(now);
    expect(read('Asked', 1, { amount: '1.00' })).toEqual({ version: 1, data: { amount: '1.00' } });
  });
});

describe('an event of a later release', () => {
  it.each([
    ['Paid', 4, 'reads it up to version 3'],
    ['Asked', 2, 'reads it up to version 1'],
    ['Refunded', 1, 'does not know that event'],
    ['toString', 1, 'does not know that event'],
  ])('is refused by name: %s of version %i', (type, version, why) => {
    expect(() => read(type, version, {})).toThrow(UnknownEvent);
    expect(() => read(type, version, {})).toThrow(`payment-1/4 is ${type} of version ${version}, and this release ${why}`);
  });

  it.each([0, -1, 1.5])('is what a version that nobody gives counts as: %d', (version) => {
    expect(() => read('Paid', version, {})).toThrow(UnknownEvent);
  });
});

describe('the versions of a service', () => {
  it('are complete, and end in what the contract says, or do not compile', () => {
    // @ts-expect-error -- Asked is missing
    const incomplete: EventVersions<PaymentEvent> = { Paid: paid };
    // @ts-expect-error -- the third version is missing
    const short: EventVersions<PaymentEvent> = { Asked: 1, Paid: paidUpTo2 };
    // @ts-expect-error -- there is no fourth one
    const long: EventVersions<PaymentEvent> = { Asked: 1, Paid: paid.becomes((old) => old) };
    // @ts-expect-error -- what comes out is not what the contract says
    const other: EventVersions<PaymentEvent> = { Asked: 1, Paid: paidUpTo2.becomes((old) => old) };
    // @ts-expect-error -- it has a history
    const none: EventVersions<PaymentEvent> = { Asked: 1, Paid: 1 };
    expect([incomplete, short, long, other, none]).toHaveLength(5);
  });

  it('are said by the events that have any, or do not compile', () => {
    const said: PaymentEvent = { type: 'Paid', version: 3, data: { money: { amount: '1.00', currency: 'EUR' }, paidAt: '' } };
    // @ts-expect-error -- the version is missing
    const unsaid: PaymentEvent = { type: 'Paid', data: said.data };
    // @ts-expect-error -- the version is an earlier one
    const earlier: PaymentEvent = { type: 'Paid', version: 2, data: said.data };
    expect([unsaid, earlier]).toHaveLength(2);
  });

  it('are known of every service', () => {
    for (const versions of Object.values(EVENT_VERSIONS)) {
      expect(Object.keys(versions).map((type) => currentVersion(versions, type))).not.toContain(null);
    }
  });
});
