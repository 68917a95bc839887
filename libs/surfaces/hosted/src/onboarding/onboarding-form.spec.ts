import type { CustomerProfile } from '@corridor/contracts/accounts';
import { readOnboardingForm, valuesOf } from './onboarding-form.js';

const KNOWN: CustomerProfile = { legalName: 'Acme Ltd', email: null, registrationNumber: null, contact: { firstName: 'Jo', lastName: 'Lee' } };
const SENT = { legal_name: ' Acme Limited ', registration_number: '123', first_name: 'Robin', last_name: 'Vale', email: 'robin@example.com', confirmed: 'yes' };

describe('what was sent of an onboarding form', () => {
  it('of a business replaces what was known', () => {
    const profile = { legalName: 'Acme Limited', email: 'robin@example.com', registrationNumber: '123', contact: { firstName: 'Robin', lastName: 'Vale' } };
    expect(readOnboardingForm('business', SENT, KNOWN)).toEqual({ kind: 'complete', profile });
    expect(valuesOf(profile)).toMatchObject({ legal_name: 'Acme Limited', registration_number: '123' });
  });

  it('of a person takes name and address, and leaves what it has no field for', () => {
    expect(readOnboardingForm('individual', SENT, KNOWN)).toEqual({ kind: 'complete', profile: { ...KNOWN, legalName: 'Acme Limited', email: 'robin@example.com' } });
  });

  it.each([
    ['legal_name', { legal_name: '   ' }],
    ['legal_name', { legal_name: 'x'.repeat(201) }],
    ['registration_number', { registration_number: 'a\u0007b' }],
    ['first_name', { first_name: undefined }],
    ['email', { email: 'robin' }],
    ['email', { email: ['robin@example.com'] }],
    ['confirmed', { confirmed: 'no' }],
  ])('is sent back with the problem at %s and all that was written', (name, over) => {
    const read = readOnboardingForm('business', { ...SENT, ...over }, KNOWN);
    expect(read).toMatchObject({ kind: 'incomplete', problems: [{ name }], values: { last_name: 'Vale' } });
  });

  it('says in words what is wrong with a text', () => {
    const read = readOnboardingForm('individual', { legal_name: 'a'.repeat(1_000), email: 'a\u0000b', confirmed: 'yes' }, KNOWN);
    const problems = read.kind === 'incomplete' ? read.problems.map(({ problem }) => problem) : [];
    expect(problems).toEqual([expect.stringMatching(/^This must have 1 to \d+ characters\.$/), 'This must not have control characters.']);
  });
});
