import { ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { as, failure, newPlatform, newUser, type Platform, type XflowAccount, type XflowList } from './platform.js';
import { upload, type XflowFile } from './uploads.js';

interface Person {
  readonly id: string;
  readonly status: string;
  readonly relationship: object;
  readonly full_name: string | null;
}

const KNOWN = { full_name: 'Jerome Kratif', supporting_ids: { tax: 'AFBPB8012E' } };

export function persons(stage: () => Stage): void {
  describe('a person', () => {
    let platform: Platform;
    let user: XflowAccount;
    let card: XflowFile;
    beforeAll(async () => {
      platform = await newPlatform(stage(), 'Xflow persons');
      user = await newUser(platform);
      card = await upload(platform.api, 'identity_document', as(user));
    });
    const create = async (body: object, extra = as(user)) => platform.api.post<Person>('/persons', body, extra);
    const update = async (id: string, body: object, extra = as(user)) => platform.api.post<Person>(`/persons/${id}`, body, extra);

    it('is created, read, updated and deleted by the examples of the reference', async () => {
      const example = { relationship: { director: true }, supporting_documentation: { id_document: card.id } };
      const made = ok(await create(example));
      expect(made).toMatchObject({ object: 'person', full_name: null, livemode: false, relationship: { director: true, owner: false, representative: false }, status: 'unverified', supporting_documentation: { id_document: card.id }, supporting_ids: null });
      expect(Object.keys(made)).toEqual(['created', 'full_name', 'id', 'livemode', 'object', 'relationship', 'status', 'supporting_documentation', 'supporting_ids']);
      const other = await upload(platform.api, 'additional_verification', as(user));
      const changed = ok(await update(made.id, { relationship: { owner: true }, supporting_documentation: { id_document: other.id }, ...KNOWN }));
      expect(changed).toMatchObject({ relationship: { director: true, owner: true }, supporting_documentation: { id_document: other.id }, ...KNOWN });
      expect(ok(await platform.api.get(`/persons/${made.id}`))).toEqual(changed);
      expect(ok(await platform.api.delete(`/persons/${made.id}`))).toEqual(changed);
      for (const gone of [await platform.api.get(`/persons/${made.id}`), await platform.api.delete(`/persons/${made.id}`), await update(made.id, {})]) {
        expect(failure(gone)).toEqual([404, 'object_not_found', 'person.id']);
      }
    });

    it.each<[object, string, string]>([
      [{ ...KNOWN }, 'person_relationship_not_set', 'person.relationship'],
      [{ ...KNOWN, relationship: { owner: false } }, 'person_relationship_not_set', 'person.relationship'],
      [{ relationship: { owner: true } }, 'minimum_required_values_not_present', 'person.supporting_documentation.id_document'],
      [{ relationship: { owner: true }, ...KNOWN, supporting_ids: { tax: '1' } }, 'parameter_value_invalid', 'person.supporting_ids.tax'],
      [{ relationship: { owner: 'yes' }, ...KNOWN }, 'parameter_value_invalid', 'person.relationship.owner'],
      [{ relationship: { friend: true }, ...KNOWN }, 'parameter_unexpected', 'person.relationship.friend'],
      [{ relationship: { owner: true }, supporting_documentation: { id_document: `file_${'0'.repeat(22)}` } }, 'parameter_file_invalid', 'person.supporting_documentation.id_document'],
    ])('is refused for %j', async (body, code, field) => {
      expect(failure(await create(body))).toEqual([400, code, field]);
    });

    it('is not proven by a file for another purpose', async () => {
      const logo = await upload(platform.api, 'logo');
      const answer = await create({ relationship: { owner: true }, supporting_documentation: { id_document: logo.id } });
      expect(failure(answer)).toEqual([400, 'file_purpose_mismatch', 'person.supporting_documentation.id_document']);
    });

    it('is listed by relationship and status, for whom it concerns', async () => {
      const lister = await newPlatform(stage(), 'Person lister');
      const theirs = await newUser(lister);
      const make = async (relationship: object, extra = {}) => ok(await lister.api.post<Person>('/persons', { relationship, ...KNOWN }, extra)).id;
      const [own, owner, director] = [await make({ representative: true }), await make({ owner: true }, as(theirs)), await make({ owner: true, director: true }, as(theirs))];
      const list = async (query: string, extra = {}) => ok(await lister.api.get<XflowList<Person>>(`/persons${query}`, extra)).data.map(({ id }) => id);
      expect(await list('')).toEqual([director, owner, own]);
      expect(await list('', as(theirs))).toEqual([director, owner]);
      expect(await list('?relationship.owner=true&relationship.director=false')).toEqual([owner]);
      expect(await list('?status=unverified,pending&relationship.representative=true')).toEqual([own]);
      expect(await list('?status=verified')).toEqual([]);
      expect(await list(`?limit=1&starting_after=${director}`)).toEqual([owner]);
      expect(failure(await lister.api.get(`/persons/${own}`, as(theirs)))).toEqual([404, 'object_not_found', 'person.id']);
      expect(failure(await platform.api.delete(`/persons/${own}`))).toEqual([404, 'object_not_found', 'person.id']);
    });
  });
}
