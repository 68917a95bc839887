import { idOf } from '@corridor/contracts';
import type { FilePurpose, FileRecord, PersonDetails, PersonRecord } from '@corridor/contracts/accounts';
import { deletePerson, type PersonEvent, personOf, registerPerson, updatePerson } from './person.decide.js';

const id = (number: number) => idOf<never>(`01900000-0000-7000-8000-${String(number).padStart(12, '0')}`);
const at = '2026-07-10T12:00:00.000Z';
const NOBODY: PersonDetails = { fullName: null, tax: null };
const KNOWN: PersonDetails = { fullName: 'Jerome Kratif', tax: 'AFBPB8012E' };
const DIRECTOR = { director: true, owner: false, representative: false };
const file = (purpose: FilePurpose, owner = id(1)) => ({ id: id(7), purpose, owner }) as unknown as FileRecord;
const facts = { sealed: 'new', fileOwners: [id(1)] };

describe('registering a person', () => {
  const register = (details: PersonDetails, document: FileRecord | 'unknown' | null, relationship = DIRECTOR) => {
    const payload = { personId: id(2), accountId: id(1), relationship, document: document === null ? null : id(7), sealedDetails: 'new' };
    const decision = registerPerson(payload, { ...facts, details, document, at });
    return decision.kind === 'event' ? decision.event.data.person.id : decision.rejection;
  };

  it('needs a document, or a name with a tax number', () => {
    expect(register(NOBODY, file('identity_document'))).toBe(id(2));
    expect(register(NOBODY, file('additional_verification'))).toBe(id(2));
    expect(register(KNOWN, null)).toBe(id(2));
    for (const details of [NOBODY, { ...KNOWN, tax: null }, { ...KNOWN, fullName: null }]) expect(register(details, null)).toEqual({ reason: 'proof_missing' });
  });

  it('needs a relationship, a tax number in its form and a file of the account', () => {
    expect(register(KNOWN, null, { director: false, owner: false, representative: false })).toEqual({ reason: 'relationship_missing' });
    expect(register({ ...KNOWN, tax: 'afbpb8012e' }, null)).toEqual({ reason: 'tax_number_malformed' });
    expect(register(NOBODY, 'unknown')).toEqual({ reason: 'person_file_not_usable', problem: 'unknown' });
    expect(register(NOBODY, file('identity_document', id(9)))).toEqual({ reason: 'person_file_not_usable', problem: 'unknown' });
    expect(register(NOBODY, file('logo'))).toEqual({ reason: 'person_file_not_usable', problem: 'purpose' });
  });
});

describe('a person', () => {
  const person: PersonRecord = { id: id(2), account: id(1), relationship: DIRECTOR, document: id(7), sealedDetails: 'old', createdAt: at };
  const update = (submitted: boolean, relationship: object) =>
    updatePerson(person, { personId: id(2), accountId: id(1), relationship }, { ...facts, details: NOBODY, document: null, submitted });

  it('changes until it was submitted with its account', () => {
    expect(update(false, { owner: true })).toMatchObject({ kind: 'event', event: { data: { person: { relationship: { director: true, owner: true }, sealedDetails: 'old', document: id(7) } } } });
    expect(update(false, { director: false })).toMatchObject({ rejection: { reason: 'relationship_missing' } });
    expect(update(true, { owner: true })).toMatchObject({ rejection: { reason: 'person_submitted' } });
    expect(deletePerson(person, { personId: id(2), accountId: id(1) }, true)).toMatchObject({ rejection: { reason: 'person_submitted' } });
  });

  it('is nobody once it is deleted', () => {
    const deleted = deletePerson(person, { personId: id(2), accountId: id(1) }, false);
    if (deleted.kind !== 'event') throw new Error('it was not deleted');
    const events: readonly PersonEvent[] = [{ type: 'PersonRegistered', data: { person } }, deleted.event];
    expect([personOf(events.slice(0, 1)), personOf(events)]).toEqual([person, null]);
  });
});
