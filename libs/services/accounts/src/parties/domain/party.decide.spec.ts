import { idOf } from '@corridor/contracts';
import { type BusinessDetails, changedMetadata, type FilePurpose, type FileRecord, type PartyDetails, type PartyRecord, type PartyStatus, type PartyType } from '@corridor/contracts/accounts';
import { BUSINESS } from '../parties.fixture.js';
import { type NamedFiles, unusableFile } from './files.js';
import { malformedIdentifier } from './identifiers.js';
import type { PartyState } from './party.js';
import { registerParty, updateParty } from './party.decide.js';
import { firstSettings } from './settings.js';

const id = (number: number) => idOf<never>(`01900000-0000-7000-8000-${String(number).padStart(12, '0')}`);
const at = '2026-07-10T12:00:00.000Z';
const IDS = { business: null, tax: null, taxDeduction: null, taxGst: null, taxTrade: null };

const NAMED = { files: { logo: null, document: null }, own: id(1) };

function known(type: PartyType, status: PartyStatus = 'activated'): PartyState {
  const party = { id: id(1), type, parent: null, status, receiving: 'deactivated', sealedDetails: 'old', nicknameDigest: null, logo: null, document: null, metadata: {}, book: id(9), createdAt: at };
  return { status: 'known', party: party as PartyRecord, settings: firstSettings(party as PartyRecord) };
}

const details = (business: Partial<BusinessDetails> = {}, nickname: string | null = 'Nick'): PartyDetails => ({ business: { ...BUSINESS, ...business }, nickname, terms: null });
const facts = (of: PartyDetails = details(), nicknameTaken = false) => ({ details: of, sealed: 'new', nicknameDigest: 'digest', nicknameTaken, at, ...NAMED });

describe('registering a party', () => {
  const payload = (type: 'user' | 'partner') => ({ partyId: id(2), type, parent: id(1), sealedDetails: 'new', logo: null, document: null, metadata: {} });

  it.each([
    ['user', 'platform', true],
    ['user', 'user', false],
    ['user', 'partner', false],
    ['partner', 'platform', true],
    ['partner', 'user', true],
    ['partner', 'partner', false],
  ] as const)('a %s under a %s: %s', (type, parentType, isTaken) => {
    const decision = registerParty(known(parentType), payload(type), facts());
    if (isTaken) expect(decision).toMatchObject({ kind: 'event', event: { data: { party: { id: id(2), type, parent: id(1), status: 'draft', book: id(9) } } } });
    else expect(decision).toEqual({ kind: 'rejected', rejection: { reason: 'parent_of_wrong_type', parentType, type } });
  });

  it('needs a nickname for a partner, and one that nobody has', () => {
    expect(registerParty(known('user'), payload('partner'), facts(details({}, null)))).toMatchObject({ rejection: { reason: 'nickname_missing' } });
    expect(registerParty(known('platform'), payload('user'), facts(details({}, null)))).toMatchObject({ kind: 'event' });
    expect(registerParty(known('user'), payload('partner'), facts(details(), true))).toMatchObject({ rejection: { reason: 'nickname_taken' } });
  });
});

describe('updating a party', () => {
  const change = (status: PartyStatus, before: PartyDetails, after: PartyDetails) =>
    updateParty(known('user', status), { partyId: id(1), sealedChange: 'change' }, { before, after: facts(after), ...NAMED });

  it.each(['verifying', 'activated', 'deactivated', 'hold'] as const)('lets nobody become somebody else once it is %s', (status) => {
    expect(change(status, details(), details({ legalName: 'Other' }))).toMatchObject({ rejection: { reason: 'party_field_fixed', field: 'legalName', status } });
    expect(change(status, details({ ids: { ...IDS, tax: 'AFBPB8047Q' } }), details({ ids: IDS }))).toMatchObject({ rejection: { field: 'tax' } });
    expect(change(status, details(), details({ ids: { ...IDS, tax: 'AFBPB8047Q' }, email: 'new@b.example' }))).toMatchObject({ kind: 'event' });
  });

  it('lets a draft become anybody', () => {
    expect(change('draft', details(), details({ legalName: 'Other' }))).toMatchObject({ kind: 'event', event: { data: { party: { sealedDetails: 'new', nicknameDigest: 'digest' } } } });
  });
});

describe('the files that an account names', () => {
  const file = (purpose: FilePurpose, owner = id(1)) => ({ id: id(7), purpose, owner }) as unknown as FileRecord;
  const unusable = (files: Partial<NamedFiles>) => unusableFile({ logo: null, document: null, ...files }, [id(2), id(1)]);

  it('are its own or those of accounts above it, and for the purpose', () => {
    expect(unusable({ logo: file('logo'), document: file('tax_document', id(2)) })).toBeNull();
    expect(unusable({ logo: file('identity_document') })).toEqual({ reason: 'file_not_usable', field: 'logo', problem: 'purpose' });
    expect(unusable({ document: file('logo') })).toMatchObject({ field: 'document', problem: 'purpose' });
    expect(unusable({ document: file('tax_document', id(5)) })).toMatchObject({ field: 'document', problem: 'unknown' });
    expect(unusable({ document: 'unknown' })).toMatchObject({ field: 'document', problem: 'unknown' });
  });
});

describe('the numbers of an Indian business', () => {
  const ids = (given: Partial<typeof IDS> | Record<string, string>) => ({ ...IDS, ...given });

  it.each([
    ['company', { business: 'U11100KA2021FTC149048', tax: 'AFBPB8047Q', taxDeduction: 'BLRX00710A', taxGst: '29AAACX3717G777', taxTrade: 'YYZCX3717B' }, null],
    ['company', { business: 'U11100KA2021' }, 'business'],
    ['limited_liability_partnership', { business: 'AAA-1234' }, null],
    ['limited_liability_partnership', { business: 'U11100KA2021FTC149048' }, null],
    ['limited_liability_partnership', { business: 'U11100KA2021' }, 'business'],
    ['company', { business: 'AAA-1234' }, null],
    ['sole_proprietor', { business: 'anything' }, null],
    ['company', { tax: 'AFBDB8047Q' }, 'tax'],
    ['company', { tax: 'afbpb8047q' }, 'tax'],
    ['company', { taxGst: '00AAACX3717G777' }, 'taxGst'],
    ['company', { taxGst: '29AAACX3717G77' }, 'taxGst'],
    ['company', { taxDeduction: 'BLR00710A' }, 'taxDeduction'],
    ['company', { taxTrade: '123' }, 'taxTrade'],
  ] as const)('of type %s: %p', (type, given, wrong) => {
    expect(malformedIdentifier({ ...BUSINESS, type, ids: ids(given) })).toBe(wrong);
  });

  it('are looked at in India only', () => {
    const abroad = { ...BUSINESS, physicalAddress: { country: 'US', line1: null, line2: null, city: null, state: null, postalCode: null } };
    expect(malformedIdentifier({ ...abroad, ids: ids({ tax: '12-3456789' }) })).toBeNull();
  });
});

describe('metadata', () => {
  it('is changed key by key, and holds ten', () => {
    expect(changedMetadata({ a: '1', b: '2' }, { a: '', c: '3' })).toEqual({ b: '2', c: '3' });
    const ten = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`key${index}`, 'x']));
    expect(changedMetadata(ten, { more: 'x' })).toBeNull();
    expect(changedMetadata(ten, { key0: '', more: 'x' })).toMatchObject({ more: 'x' });
    expect(changedMetadata({}, JSON.parse('{"__proto__": "x"}'))).toEqual(JSON.parse('{"__proto__": "x"}'));
  });
});
