import { idOf } from '@corridor/contracts';
import type { BeneficiaryRecord, CustomerStatus, ScreeningOutcome, ScreeningView } from '@corridor/contracts/accounts';
import type { CustomerState } from '../../domain/customer.js';
import { beneficiaryOf } from './beneficiary.js';
import { deleteBeneficiary, registerBeneficiary, type RegistrationFacts, reviewBeneficiary } from './beneficiary.decide.js';

const id = idOf<'beneficiary'>('01997a3e-5d2c-7abc-8def-000000000001');
const customer = idOf<'customer'>('01997a3e-5d2c-7abc-8def-000000000002');
const AT = '2026-07-10T12:00:00.000Z';
const payload = { beneficiaryId: id, currency: 'USD', customerId: null, sealedDetails: 'c2VhbGVk' };
const screened = (outcome: ScreeningOutcome): ScreeningView => ({ outcome, list: 'l', listVersion: '1', score: 90, entry: 'e', screenedAt: AT });
const standing = (status: CustomerStatus): CustomerState => ({
  status: 'known',
  link: null,
  customer: { id: customer, type: 'business', country: 'DE', status, reason: null, accountId: idOf('01997a3e-5d2c-7abc-8def-000000000003'), sealedProfile: 'c2VhbGVk', createdAt: AT },
});
const facts = (given: Partial<RegistrationFacts> = {}): RegistrationFacts => ({ type: 'bank', screening: screened('clear'), mode: 'test', customer: null, at: AT, ...given });

function registered(outcome: ScreeningOutcome): BeneficiaryRecord {
  const decision = registerBeneficiary(payload, facts({ screening: screened(outcome) }));
  if (decision.kind !== 'event') throw new Error('the beneficiary was refused');
  return decision.event.data.beneficiary;
}
const stateOf = (beneficiary: BeneficiaryRecord) => beneficiaryOf([{ type: 'BeneficiaryRegistered', data: { beneficiary } }]);
const review = (beneficiary: BeneficiaryRecord, verdict: 'approve' | 'reject') =>
  reviewBeneficiary(stateOf(beneficiary), { beneficiaryId: id, verdict, reason: 'other_person' }, AT);

describe('a beneficiary', () => {
  it.each([['clear', 'active'], ['review', 'pending_review'], ['reject', 'rejected']] as const)('that screening finds %s is %s, and what was found is kept', (outcome, status) => {
    expect(registered(outcome)).toMatchObject({ id, status, type: 'bank', screening: screened(outcome), review: null, createdAt: AT });
  });

  it('is not taken up unscreened', () => {
    const decision = registerBeneficiary(payload, facts({ screening: null, mode: 'live' }));
    expect(decision).toEqual({ kind: 'rejected', rejection: { reason: 'screening_not_available', mode: 'live' } });
  });

  it('of a customer needs the customer, approved', () => {
    const of = (customerState: CustomerState | null) => registerBeneficiary({ ...payload, customerId: customer }, facts({ customer: customerState }));
    expect(of({ status: 'none' })).toEqual({ kind: 'rejected', rejection: { reason: 'beneficiary_customer_not_found', customer } });
    for (const status of ['pending', 'review', 'rejected'] as const) {
      expect(of(standing(status))).toEqual({ kind: 'rejected', rejection: { reason: 'beneficiary_customer_not_approved', customer } });
    }
    expect(of(standing('approved'))).toMatchObject({ kind: 'event', event: { data: { beneficiary: { customerId: customer } } } });
  });

  it.each([['approve', 'active'], ['reject', 'rejected']] as const)('in review is decided by a person: %s makes it %s', (verdict, status) => {
    const decision = review(registered('review'), verdict);
    expect(decision).toMatchObject({
      event: { type: 'BeneficiaryReviewed', data: { beneficiary: { status, review: { verdict, reason: 'other_person', decidedAt: AT }, screening: { outcome: 'review' } } } },
    });
  });

  it.each([['clear', 'active'], ['reject', 'rejected']] as const)('that was found %s is not in review', (outcome, status) => {
    expect(review(registered(outcome), 'approve')).toEqual({ kind: 'rejected', rejection: { reason: 'beneficiary_not_in_review', status } });
  });

  it('is deleted once, and is in review no more', () => {
    const decision = deleteBeneficiary(stateOf(registered('review')), { beneficiaryId: id });
    if (decision.kind !== 'event') throw new Error('the beneficiary was not deleted');
    const state = beneficiaryOf([decision.event]);
    expect(deleteBeneficiary(state, { beneficiaryId: id })).toEqual({ kind: 'rejected', rejection: { reason: 'beneficiary_not_found', beneficiary: id } });
    expect(review(decision.event.data.beneficiary, 'approve')).toMatchObject({ rejection: { reason: 'beneficiary_not_in_review', status: 'deleted' } });
  });

  it('that nobody registered is neither decided nor deleted', () => {
    const none = beneficiaryOf([]);
    const rejection = { reason: 'beneficiary_not_found', beneficiary: id };
    expect(deleteBeneficiary(none, { beneficiaryId: id })).toEqual({ kind: 'rejected', rejection });
    expect(reviewBeneficiary(none, { beneficiaryId: id, verdict: 'approve', reason: 'x' }, AT)).toEqual({ kind: 'rejected', rejection });
  });
});
