import { referenceProblems } from './reference-rules.js';

const ID = '01KF2Wm0Zp7vT9sQd4xYbA';
const PERSON = {
  created: 1666078214,
  full_name: 'Jerome Kratif',
  id: `person_${ID}`,
  livemode: true,
  object: 'person',
  relationship: { director: true, owner: false, representative: false },
  status: 'unverified',
  supporting_documentation: { id_document: `file_${ID}` },
  supporting_ids: null,
};
const { full_name: _name, ...NAMELESS } = PERSON;
const ERROR = { errors: [{ code: 'parameter_empty', message: 'No.', metadata: { field_name: 'account.type' } }], http_status_code: 400, object: 'error' };

describe('the comparison with the reference', () => {
  it.each([
    ['an object', PERSON],
    ['a page', { data: [PERSON], has_next: false, object: 'list' }],
    ['an error', ERROR],
    ['a null where one may be', { ...PERSON, full_name: null }],
  ])('lets pass %s', (_what, body) => expect(referenceProblems(body)).toEqual([]));

  it.each<[string, unknown, string]>([
    ['a field too many', { ...PERSON, zodiac: 'leo' }, '/zodiac is not in the reference'],
    ['a field too few', NAMELESS, '/full_name is missing'],
    ['another type', { ...PERSON, livemode: 'true' }, '/livemode is "true", not boolean'],
    ['a time that is a text, or in milliseconds', { ...PERSON, created: 1666078214000 }, '/created is 1666078214000'],
    ['a null where none may be', { ...PERSON, status: null }, '/status is null'],
    ['a value that is not among those that there are', { ...PERSON, status: 'fine' }, '/status is "fine", not pending|unverified|verified'],
    ['the id of something else', { ...PERSON, id: `account_${ID}` }, 'not id:person'],
    ['what is wrong deep inside', { ...PERSON, relationship: { director: true, owner: false } }, '/relationship/representative is missing'],
    ['what is wrong in a page', { data: [PERSON, { ...PERSON, mood: 'good' }], has_next: false, object: 'list' }, '/data/1/mood is not in the reference'],
    ['an object of another kind', { ...PERSON, object: 'human' }, 'human, which the reference has no object of'],
    ['no object at all', [PERSON], 'no object'],
    ['a page without what it holds', { data: {}, has_next: false, object: 'list' }, '/data is no list'],
  ])('finds %s', (_what, body, problem) => expect(referenceProblems(body).join('\n')).toContain(problem));
});
