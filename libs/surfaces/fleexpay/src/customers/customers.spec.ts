import type { DecideCustomerRejection } from '@corridor/contracts/accounts';
import { customerIds } from '../ids.js';
import { boot, type Booted } from '../testing/boot.js';
import { customerRecord, SECRETS, uuid } from '../testing/views.js';
import { decideCustomerProblem } from './decide-problem.js';

const EXAMPLE = { type: 'business', legal_name: 'Acme Fintech Ltd', registration_number: '12345678', country: 'GB', email: 'jordan@example.com', contact: { first_name: 'Jordan', last_name: 'Lee' } };

describe('a customer', () => {
  let api: Booted;
  beforeAll(async () => {
    api = await boot();
  });
  beforeEach(() => {
    api.world.sent.length = 0;
  });
  afterAll(async () => api.close());

  it('is sealed before the command is sent, and answered opened', async () => {
    api.world.reply = (_type, { payload }) => ({ kind: 'accepted', view: { ...customerRecord(), sealedProfile: (payload as { sealedProfile: string }).sealedProfile }, replayed: false, correlation: 'req_1' });
    const { status, body } = await api.post('customers', EXAMPLE);
    expect([status, body]).toEqual([201, expect.objectContaining({ object: 'customer', legal_name: 'Acme Fintech Ltd', email: 'jordan@example.com', contact: EXAMPLE.contact })]);
    expect(JSON.stringify(api.world.sent)).not.toMatch(/Acme|Jordan|12345678/);
  });

  it.each<[string, object, string]>([
    ['half of a surrogate pair for an address', { email: '\ud800' }, 'email'],
    ['an address with half of a surrogate pair', { email: 'a\udc00@example.com' }, 'email'],
    ['an address with a line break', { email: 'a@example.com\n' }, 'email'],
    ['an address longer than a mail server takes', { email: `${'a'.repeat(60)}@${'b'.repeat(200)}.com` }, 'email'],
    ['an address that is none', { email: 'a@b' }, 'email'],
    ['an address that is a number', { email: 7 }, 'email'],
    ['no address but null', { email: null }, 'email'],
    ['a blank name', { legal_name: '   ' }, 'legal_name'],
    ['a name without a letter', { legal_name: '💥' }, 'legal_name'],
    ['a name of nothing that is seen', { legal_name: '\u200b\u2060' }, 'legal_name'],
    ['a long name', { legal_name: 'x'.repeat(201) }, 'legal_name'],
    ['a blank registration number', { registration_number: ' ' }, 'registration_number'],
    ['a territory that ISO 3166-1 does not know', { country: 'UK' }, 'country'],
    ['a country from the prototype', { country: 'constructor' }, 'country'],
    ['a contact that is a list', { contact: [] }, 'contact'],
    ['a contact with a blank name', { contact: { first_name: ' ', last_name: 'Lee' } }, 'contact.first_name'],
    ['a contact with more than names', { contact: { ...EXAMPLE.contact, phone: '1' } }, 'contact.phone'],
  ])('with %s is a 400 that names the field, and nothing is sent', async (_what, over, param) => {
    const { status, body } = await api.post('customers', { ...EXAMPLE, ...over });
    expect([status, body.error.type, body.error.param]).toEqual([400, 'invalid_request', param]);
    expect(api.world.sent).toEqual([]);
  });

  it.each(['kyc_status=unknown', 'type=company', 'country=gb', 'created_from=yesterday', 'limit=0', 'email=x'])('can not be listed by %s', async (query) => {
    const { status, body } = await api.ask(`customers?${query}`);
    expect([status, body.error.param]).toEqual([400, query.split('=')[0]]);
  });

  it('is found by its own id alone', async () => {
    expect((await api.ask(`customers/${customerIds.print(customerRecord().id)}`)).status).toBe(200);
    for (const path of [customerIds.print(uuid(99)), 'cus_1', 'x', '%00']) expect((await api.ask(`customers/${path}`)).status).toBe(404);
  });

  it('is no business of a key without its scope', async () => {
    for (const key of [SECRETS.narrow, SECRETS.publishable]) expect((await api.ask('customers', { key })).status).toBe(403);
  });

  it('is not decided with an amount: no money arrives', async () => {
    const { status, body } = await api.post('sandbox/events', { type: 'customer.kyc_updated', object_id: customerIds.print(customerRecord().id), amount: '1.00' });
    expect([status, body.error.param]).toEqual([400, 'amount']);
    expect(api.world.sent).toEqual([]);
  });

  it.each<[DecideCustomerRejection, number, RegExp]>([
    [{ reason: 'customer_not_found', customer: uuid(9) }, 404, /no such customer/],
    [{ reason: 'customer_decided', customer: uuid(9), status: 'approved' }, 409, /approved already/],
    [{ reason: 'customer_erased', customer: uuid(9) }, 409, /destroyed/],
  ])('that can not be decided is told why: %j', (rejection, status, message) => {
    expect(decideCustomerProblem(rejection)).toMatchObject({ status, message: expect.stringMatching(message), param: 'object_id' });
  });
});
