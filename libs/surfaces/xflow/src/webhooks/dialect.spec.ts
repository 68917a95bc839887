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

  it("is the holder's when it is about an address or a deposit of a partner", () => {
    const address = { id: uuid(40), account: uuid(30), holder: uuid(20), status: 'activated' };
    for (const type of ['AddressOpened', 'AddressActivated', 'AddressDeactivated']) expect(render(`accounts.${type}`, { address })).toMatchObject([{ account: uuid(20), object: addressIds.print(uuid(40)) }, {}].slice(0, type === 'AddressOpened' ? 2 : 1));
    const deposit = { id: uuid(50), to: { account: uuid(30), address: uuid(40) }, parent: uuid(20) };
    expect(render('collections.AddressDepositCompleted', { deposit: { ...deposit, toPartner: true } })).toMatchObject([{ account: uuid(20) }]);
    expect(render('collections.AddressDepositCompleted', { deposit })).toMatchObject([{ account: uuid(30) }]);
  });

  it('is none of a deposit that this surface does not show', () => {
    const deposit = { id: uuid(50), accountId: uuid(20), rail: 'swift', amount: { amount: '1.00', currency: 'USD' } };
    expect(render('collections.DepositCompleted', { deposit })).toHaveLength(1);
    expect(render('collections.DepositCompleted', { deposit: { ...deposit, rail: 'onchain', amount: { amount: '1.00', currency: 'USDC' } } })).toEqual([]);
    expect(render('collections.DepositCompleted', { deposit: { ...deposit, amount: { amount: '1', currency: 'JPY' } } })).toEqual([]);
  });

  const RECEIVABLE = { receivable: { id: uuid(70), owner: uuid(20) } };
  const PAYOUT = { payout: { id: uuid(80), accountId: uuid(20), arrivesAt: '2026-07-01T00:00:00.000Z', status: 'initialized' } };
  const ADDRESS = { address: { id: uuid(40), account: uuid(20), holder: uuid(20), status: 'activated' } };
  const DEPOSIT = { deposit: { id: uuid(50), to: { account: uuid(20) }, parent: null } };
  const TOLD: readonly [string, object, readonly string[]][] = [
    ['accounts.PartyActivated', { party: USER, payoutsSwitched: 'on' }, ['account.status.activated', 'account.payouts_enabled.updated']],
    ['accounts.PartyHeld', { party: USER, payoutsSwitched: 'off' }, ['account.status.hold', 'account.payouts_enabled.updated']],
    ['accounts.PartySettingsChanged', { settings: { party: uuid(20) }, payoutsSwitched: 'off' }, ['account.payouts_enabled.updated']],
    ['accounts.PartySettingsChanged', { settings: { party: uuid(20) } }, []],
    ['accounts.ReceivingActivated', { party: USER }, ['account.address.activated']],
    ['accounts.PayoutAddressRegistered', ADDRESS, ['address.created', 'address.status.activated']],
    ['accounts.AddressOpened', ADDRESS, ['address.created', 'address.status.activated']],
    ['accounts.AddressActivated', ADDRESS, ['address.status.activated']],
    ['accounts.AddressDeactivated', ADDRESS, ['address.status.deactivated']],
    ['collections.AddressDepositCompleted', DEPOSIT, ['deposit.status.completed']],
    ['collections.ReceivableConfirmed', RECEIVABLE, ['receivable.status.verifying']],
    ['collections.ReceivableActivated', RECEIVABLE, ['receivable.status.activated']],
    ['collections.ReceivableInputRequired', RECEIVABLE, ['receivable.status.input_required']],
    ['collections.ReceivableHeld', RECEIVABLE, ['receivable.status.hold']],
    ['collections.ReceivableCancelled', RECEIVABLE, ['receivable.status.cancelled']],
    ['collections.ReceivableCompleted', RECEIVABLE, ['receivable.status.completed']],
    ['collections.ReceivableReconciled', RECEIVABLE, ['receivable.amount_reconciled.updated']],
    ['collections.ReceivableSettled', RECEIVABLE, ['receivable.amount_settled_payouts.updated']],
    ['collections.ReceivableCredited', RECEIVABLE, ['receivable.amount_settled_payouts.updated']],
    ['payouts.AutomaticPayoutInitialized', PAYOUT, ['payout.status.initialized']],
    ['payouts.AutomaticPayoutProcessed', PAYOUT, ['payout.status.processing']],
    ['payouts.AutomaticPayoutSettled', PAYOUT, ['payout.status.settled', 'payout.arrival_time.updated']],
    ['payouts.AutomaticPayoutConfirmed', PAYOUT, ['payout.payment_confirmation.updated']],
    ['payouts.AutomaticPayoutFailed', PAYOUT, ['payout.status.failed']],
    ['payouts.AutomaticPayoutHeld', PAYOUT, ['payout.status.hold']],
    ['payouts.AutomaticPayoutReleased', PAYOUT, ['payout.status.initialized']],
    ['payouts.PayoutAccepted', PAYOUT, ['payout.status.processing']],
    ['payouts.PayoutCompleted', PAYOUT, ['payout.status.settled']],
    ['payouts.PayoutReturned', PAYOUT, ['payout.status.failed']],
    ['payouts.BookTransferCompleted', { transfer: { id: uuid(90), owner: uuid(20) } }, ['transfer.status.completed']],
  ];

  it.each(TOLD)('tells of %s with %j', (type, data, types) => {
    const told = render(type, data);
    expect(told.map((each) => each.type)).toEqual(types);
    for (const each of told) expect([each.account, each.object, each.type.startsWith(`${String(each.body['linked_object'])}.`)]).toEqual([uuid(20), each.body['linked_id'], true]);
  });

  it('is there for every type that the reference lists', () => {
    expect([...new Set(TOLD.flatMap(([, , types]) => types))].sort()).toEqual([...EVENT_TYPES].sort());
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
