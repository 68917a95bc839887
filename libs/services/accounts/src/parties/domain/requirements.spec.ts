import { idOf } from '@corridor/contracts';
import type { BusinessDetails, BusinessType, FilePurpose, FileRecord, PersonDetails, Relationship } from '@corridor/contracts/accounts';
import { BUSINESS } from '../parties.fixture.js';
import { lackOf, type PersonBehind, type UserFile } from './requirements.js';

const id = (number: number) => idOf<never>(`01900000-0000-7000-8000-${String(number).padStart(12, '0')}`);
const IDS = { business: null, tax: null, taxDeduction: null, taxGst: null, taxTrade: null };
const KNOWN: PersonDetails = { fullName: 'Jerome Kratif', tax: 'AFBPB8012E' };
const NOWHERE = { country: 'IN', line1: null, line2: null, city: null, state: null, postalCode: null };
const GSTIN = { ids: { ...IDS, taxGst: '29AAACX3717G777' } };

const document = (purpose: FilePurpose) => ({ purpose }) as unknown as FileRecord;

function person(roles: Partial<Relationship>, given: Partial<PersonBehind> = {}): PersonBehind {
  return { id: id(3), relationship: { director: false, owner: false, representative: false, ...roles }, details: KNOWN, documentPurpose: null, ...given };
}
const EVERYBODY = [person({ director: true, representative: true }), person({ owner: true })];

function lack(type: BusinessType, business: Partial<BusinessDetails>, rest: Partial<UserFile> = {}) {
  return lackOf({ business: { ...BUSINESS, type, ...business }, document: null, persons: EVERYBODY, hasPayoutAddress: true, ...rest });
}

describe('what a connected user lacks', () => {
  it('is an address to be paid out to', () => {
    expect(lack('company', GSTIN, { hasPayoutAddress: false })).toEqual({ kind: 'payout_address' });
    expect(lack('company', GSTIN)).toBeNull();
  });

  it.each(['company', 'partnership', 'sole_proprietor'] as const)('is asked of a %s as the reference lists it: an address, persons, then what the business is known by', (type) => {
    const bare = { physicalAddress: NOWHERE, ids: null };
    expect(lack(type, bare, { persons: [], hasPayoutAddress: false })).toEqual({ kind: 'payout_address' });
    expect(lack(type, bare, { persons: [] })).toEqual({ kind: 'person', role: null });
  });

  it.each(['company', 'limited_liability_partnership'] as const)('is one number of a %s, or a document that shows it', (type) => {
    expect(lack(type, {})).toEqual({ kind: 'business_identity' });
    for (const field of ['business', 'tax', 'taxGst'] as const) expect(lack(type, { ids: { ...IDS, [field]: 'x' } })).toBeNull();
    expect(lack(type, { ids: { ...IDS, taxTrade: 'x', taxDeduction: 'x' } })).toEqual({ kind: 'business_identity' });
    for (const purpose of ['tax_document', 'additional_verification', 'identity_document'] as const) expect(lack(type, {}, { document: document(purpose) })).toBeNull();
  });

  it.each(['sole_proprietor', 'individual'] as const)('is a GSTIN or an address of a %s, who stands alone', (type) => {
    const persons = [person({ owner: true })];
    expect(lack(type, { physicalAddress: NOWHERE }, { persons })).toEqual({ kind: 'gstin_or_address' });
    expect(lack(type, { physicalAddress: NOWHERE }, { persons, document: document('identity_document') })).toEqual({ kind: 'gstin_or_address' });
    expect(lack(type, { physicalAddress: NOWHERE }, { persons, document: document('tax_document') })).toBeNull();
    expect(lack(type, { physicalAddress: NOWHERE, ...GSTIN }, { persons })).toBeNull();
    expect(lack(type, {}, { persons })).toBeNull();
    expect(lack(type, {}, { persons: EVERYBODY })).toEqual({ kind: 'number_of_persons' });
    expect(lack(type, {}, { persons: [person({ owner: true, director: true })] })).toEqual({ kind: 'relationship', person: id(3) });
    expect(lack(type, {}, { persons: [person({ director: true })] })).toEqual({ kind: 'relationship', person: id(3) });
  });

  it('is a GSTIN and the deed of a partnership', () => {
    expect(lack('partnership', {}, { document: document('tax_document') })).toEqual({ kind: 'gstin' });
    expect(lack('partnership', GSTIN)).toEqual({ kind: 'partnership_deed' });
    expect(lack('partnership', GSTIN, { document: document('tax_document') })).toEqual({ kind: 'partnership_deed' });
    expect(lack('partnership', GSTIN, { document: document('identity_document') })).toBeNull();
  });

  it.each(['business', 'other'] as const)('is another type than %s', (type) => {
    expect(lack(type, GSTIN)).toEqual({ kind: 'business_type', type });
  });

  it('is a director, an owner or a representative', () => {
    expect(lack('company', GSTIN, { persons: [] })).toEqual({ kind: 'person', role: null });
    expect(lack('company', GSTIN, { persons: [person({ owner: true, representative: true })] })).toEqual({ kind: 'person', role: 'director' });
    expect(lack('company', GSTIN, { persons: [person({ director: true, representative: true })] })).toEqual({ kind: 'person', role: 'owner' });
    expect(lack('company', GSTIN, { persons: [person({ director: true, owner: true })] })).toEqual({ kind: 'person', role: 'representative' });
    expect(lack('company', GSTIN, { persons: [person({ director: true, owner: true, representative: true })] })).toBeNull();
  });

  it('is a tax card of whoever is more than an owner', () => {
    const passport = { details: { fullName: null, tax: null }, documentPurpose: 'additional_verification' } as const;
    const others = person({ director: true, representative: true });
    expect(lack('company', GSTIN, { persons: [others, person({ owner: true }, passport)] })).toBeNull();
    expect(lack('company', GSTIN, { persons: [person({ director: true, owner: true, representative: true }, passport)] })).toEqual({ kind: 'relationship', person: id(3) });
    expect(lack('company', GSTIN, { persons: [person({ director: true, owner: true, representative: true }, { ...passport, details: KNOWN })] })).toBeNull();
  });
});
