import type { PaymentLinkView } from '@corridor/contracts/collections';
import type { ProcessingFeeAnswer } from '@corridor/contracts/quotes';
import { mintId } from '@corridor/messaging';
import { activateLink, deactivateLink, expireLink, extendLink, updateLink } from './change-link.decide.js';
import { createLink } from './create-link.decide.js';
import { payLink } from './pay-link.decide.js';
import { AT, LINK, PARTNER, RECEIVABLE, SENT } from './payment-link.fixture.js';
import { NO_LINK, type PaymentLinkState } from './payment-link.js';

const linkId = LINK.id;
const known = (over: Partial<PaymentLinkView> = {}): PaymentLinkState => ({ status: 'known', link: { ...LINK, ...over } });
const AMERICAN = { type: 'partner', country: 'US' } as const;
const payload = { linkId, accountId: PARTNER, receivableIds: [RECEIVABLE.id], metadata: {} };
const FREE: ProcessingFeeAnswer = { kind: 'free' };
const facts = { mode: 'test', receivable: RECEIVABLE, deposit: null, fee: FREE, at: AT } as const;
const payment = { deposit: SENT.depositId, method: 'check', amount: { currency: 'USD', amount: '50.00' as never }, fee: null, total: { currency: 'USD', amount: '50.00' as never }, requestedAt: AT, announced: true } as const;

describe('a payment link', () => {
  it('can be used for sixty days', () => {
    expect(createLink(payload, { partner: AMERICAN, receivable: RECEIVABLE, at: AT })).toEqual({ kind: 'event', event: { type: 'PaymentLinkCreated', data: { link: LINK } } });
  });

  it.each([
    ['payment_link_of_several_receivables', { receivableIds: [RECEIVABLE.id, RECEIVABLE.id] }, {}],
    ['payment_link_account_not_found', {}, { partner: null }],
    ['payment_link_receivable_not_found', {}, { receivable: null }],
    ['payment_link_of_other_account', { accountId: mintId<'account'>() }, {}],
    ['payment_link_receivable_not_payable', {}, { receivable: { ...RECEIVABLE, status: 'hold' as const } }],
    ['payment_link_receivable_not_payable', {}, { receivable: { ...RECEIVABLE, reconciled: '50.00' as never } }],
    ['payment_link_abroad', {}, { partner: { ...AMERICAN, country: 'GB' } }],
    ['payment_link_abroad', {}, { receivable: { ...RECEIVABLE, currency: 'EUR' as const } }],
  ])('is not made: %s', (reason, over, otherwise) => {
    expect(createLink({ ...payload, ...over }, { partner: AMERICAN, receivable: RECEIVABLE, at: AT, ...otherwise })).toMatchObject({ kind: 'rejected', rejection: { reason } });
  });

  it('is switched off and on, and extended by a week', () => {
    expect(deactivateLink(known(), { linkId })).toMatchObject({ event: { type: 'PaymentLinkDeactivated' } });
    expect(activateLink(known({ status: 'deactivated' }), { linkId })).toMatchObject({ event: { type: 'PaymentLinkActivated' } });
    expect(activateLink(known(), { linkId })).toMatchObject({ kind: 'unchanged' });
    expect(extendLink(known(), { linkId })).toMatchObject({ event: { data: { link: { expiresAt: '2026-09-15T12:00:00.000Z' } } } });
    expect(updateLink(known(), { linkId, metadata: { a: 'b' } })).toMatchObject({ event: { data: { link: { metadata: { a: 'b' } } } } });
  });

  it('ends when its time has come, and not at a time that it had before it was extended', () => {
    expect(expireLink(known(), { linkId, due: LINK.expiresAt })).toMatchObject({ event: { type: 'PaymentLinkExpired' } });
    expect(expireLink(known({ expiresAt: '2026-09-15T12:00:00.000Z' }), { linkId, due: LINK.expiresAt })).toMatchObject({ rejection: { reason: 'payment_link_not_due' } });
    expect(expireLink(known({ status: 'expired' }), { linkId, due: null })).toMatchObject({ rejection: { reason: 'payment_link_not_expirable' } });
  });

  it('stays as it is while a payment is taken up, but for its time', () => {
    const busy = known({ payment: { ...payment, announced: false } });
    for (const decide of [deactivateLink, extendLink]) expect(decide(busy, { linkId })).toMatchObject({ rejection: { reason: 'payment_link_busy' } });
    expect(expireLink(busy, { linkId, due: null })).toMatchObject({ rejection: { reason: 'payment_link_busy' } });
    expect(expireLink(busy, { linkId, due: LINK.expiresAt })).toMatchObject({ kind: 'event' });
  });
});

describe('a payment by a link', () => {
  it('is of all that is owed', () => {
    expect(payLink(known(), SENT, facts)).toMatchObject({
      event: { type: 'PaymentLinkPaymentRequested', data: { link: { payment: { deposit: SENT.depositId, amount: { amount: '50.00' }, total: { amount: '50.00' }, fee: null, announced: false } }, statementDescriptor: 'Online Payment for Invoice FY 26-1' } },
    });
  });

  it.each([
    ['user', '50.00'],
    ['partner', '50.13'],
    ['shared', '50.06'],
  ] as const)('costs a payer what is on top: the fee is borne by the %s', (paidBy, total) => {
    const fee = { kind: 'fee', feePlan: mintId<'fee-plan'>(), fee: { currency: 'USD', amount: '0.13' as never }, paidBy } as const;
    expect(payLink(known(), { ...SENT, total: total as never }, { ...facts, fee })).toMatchObject({ event: { data: { link: { payment: { total: { amount: total }, fee: { amount: '0.13', paidBy } } } } } });
    expect(payLink(known(), { ...SENT, total: '50.01' as never }, { ...facts, fee })).toMatchObject({ rejection: { reason: 'payment_link_amount_changed', total: { amount: total } } });
  });

  it('is made once, and again only when the money did not come', () => {
    const paid = known({ payment });
    for (const deposit of [null, 'initialized', 'processing', 'completed'] as const) expect(payLink(paid, SENT, { ...facts, deposit })).toMatchObject({ rejection: { reason: 'payment_link_used' } });
    for (const deposit of ['failed', 'cancelled'] as const) expect(payLink(paid, SENT, { ...facts, deposit })).toMatchObject({ kind: 'event' });
  });

  it.each([
    ['payment_link_not_found', NO_LINK, {}],
    ['payment_link_not_open', known({ status: 'expired' }), {}],
    ['payment_link_not_open', known({ status: 'deactivated' }), {}],
    ['payment_link_method_not_available', known(), { mode: 'live' as const }],
    ['payment_link_method_not_available', known(), { fee: { kind: 'not_enabled' } as const }],
    ['payment_link_receivable_not_payable', known(), { receivable: { ...RECEIVABLE, locks: [{ deposit: mintId<'deposit'>(), amount: '50.00' as never }] } }],
    ['payment_link_amount_changed', known(), { receivable: { ...RECEIVABLE, reconciled: '1.00' as never } }],
  ])('is refused: %s', (reason, state, otherwise) => expect(payLink(state, SENT, { ...facts, ...otherwise })).toMatchObject({ rejection: { reason } }));
});
