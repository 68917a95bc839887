import { randomBytes } from 'node:crypto';
import { idOf, type PublicEvent } from '@corridor/contracts';
import { Webhook } from 'standardwebhooks';
import { EVENT_TYPES } from '../events/event-types.js';
import { accountIds, addressIds, eventIds } from '../ids.js';
import { uuid } from '../testing/boot.js';
import { xflowDialect } from './dialect.js';

const eventOf = (type: string, data: object, mode: 'test' | 'live' = 'test'): PublicEvent => ({
  specversion: '1.0',
  id: 'accounts/party/1',
  source: '/corridor/accounts',
  type: `corridor.${type}`,
  subject: 'party',
  time: '2026-06-30T11:40:00.900Z',
  datacontenttype: 'application/json',
  sequence: 1,
  dataversion: 1,
  tenant: uuid(1),
  mode,
  correlationid: 'req_1',
  causationid: 'x',
  logepoch: 0,
  data,
});
const as = { idAt: (index: number) => idOf<'api-event'>(uuid(60 + index)), createdAt: '2026-06-30T11:40:00.900Z' };
const render = (type: string, data: object, mode?: 'test' | 'live') =>
  xflowDialect.render(eventOf(type, data, mode), as).map((rendered) => ({ ...rendered, body: JSON.parse(rendered.bodyAt(7)) as Record<string, unknown> }));
const USER = { id: uuid(20), type: 'user', parent: uuid(10) };
const PARTNER = { id: uuid(30), type: 'partner', parent: uuid(20) };

describe('an event as this surface sends it', () => {
  it('has the fields that the reference prints, in whole seconds', () => {
    const [told] = render('accounts.PartyHeld', { party: USER, reason: null }, 'live');
    const linked = accountIds.print(uuid(20));
    expect(told?.body).toEqual({
      account_id: linked,
      created: 1_782_819_600,
      id: eventIds.print(uuid(60)),
      linked_id: linked,
      linked_object: 'account',
      livemode: true,
      object: 'event',
      type: 'account.status.hold',
    });
    expect(told).toMatchObject({ account: uuid(20), object: linked, type: 'account.status.hold' });
  });

  it('is one of several, each under an id of its own', () => {
    const told = render('accounts.PartyActivated', { party: USER, payoutsSwitched: 'on' });
    expect(told.map(({ type, body }) => [type, body['id']])).toEqual([
      ['account.status.activated', eventIds.print(uuid(60))],
      ['account.payouts_enabled.updated', eventIds.print(uuid(61))],
    ]);
  });

  it("is the user's when it is about a partner, and a partner's own is never told", () => {
    expect(render('accounts.PartyActivated', { party: PARTNER })).toMatchObject([{ account: uuid(20), object: accountIds.print(uuid(30)), body: { account_id: accountIds.print(uuid(20)) } }]);
  });

  it('is about an address that was made and is activated at once', () => {
    const address = { id: uuid(40), account: uuid(20), status: 'activated' };
    const told = render('accounts.PayoutAddressRegistered', { address });
    expect(told.map(({ type, object, account }) => [type, object, account])).toEqual(['address.created', 'address.status.activated'].map((type) => [type, addressIds.print(uuid(40)), uuid(20)]));
  });

  it.each(['accounts.PartyUpdated', 'accounts.KeyCreated', 'ledger.TransactionPosted', 'quotes.ConversionSettled', 'accounts.NobodyKnowsIt'])('is none of %s', (type) => {
    expect(render(type, { party: USER })).toEqual([]);
  });

  it('has a type that an endpoint can subscribe to', () => {
    expect(xflowDialect.eventTypes).toEqual(EVENT_TYPES);
    expect(new Set(EVENT_TYPES).size).toBe(24);
  });
});

describe('a signature of this surface', () => {
  const delivery = { id: 'event_1', timestamp: Math.floor(Date.now() / 1_000), failedAttempts: 0, body: '{"object":"event"}' };
  /** The library wants a key in base64: here the whole secret is the key. */
  const library = (secret: string) => new Webhook(Buffer.from(secret, 'utf8').toString('base64'));
  const secrets = [xflowDialect.secretOf(randomBytes(32)), xflowDialect.secretOf(randomBytes(32))] as const;

  it('is taken by the Standard Webhooks library, whichever of two secrets it knows, and by nobody else', () => {
    const both = xflowDialect.sign({ current: secrets[0], previous: secrets[1] }, delivery);
    for (const secret of secrets) expect(library(secret).verify(delivery.body, both)).toEqual({ object: 'event' });
    const one = xflowDialect.sign({ current: secrets[0], previous: null }, delivery);
    expect(one['webhook-signature']).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/);
    expect(() => library(secrets[1]).verify(delivery.body, one)).toThrow();
    expect(() => library(secrets[0]).verify(`${delivery.body} `, one)).toThrow();
  });

  it('has a secret that says what it is', () => {
    expect(secrets[0]).toMatch(/^webhook_secret_[\w-]{43}$/);
  });
});
