import type { BeneficiaryRecord, ScreenedBeneficiaryView, ScreeningView } from '@corridor/contracts/accounts';
import { beneficiaryIds, customerIds } from '../ids.js';
import { boot, type Booted } from '../testing/boot.js';
import { SECRETS, uuid } from '../testing/views.js';

const id = beneficiaryIds.print(uuid(80));
const screening: ScreeningView = { outcome: 'clear', list: 'l', listVersion: '1', score: 12, entry: null, screenedAt: '2026-06-30T12:00:00.000Z' };
const kept = { id: uuid(80), currency: 'USD', status: 'active', customerId: null, screening, review: null, createdAt: '2026-06-30T12:00:00.000Z' } as const;
const record: BeneficiaryRecord = { ...kept, type: 'bank', sealedDetails: 'c2VhbGVk' };
const destination = { kind: 'bank', country: 'US', iban: null, bic: null, accountNumber: '000123456789', routingNumber: '021000021', sortCode: null } as const;
const view: ScreenedBeneficiaryView = { ...kept, name: 'Globex Trading Inc', destination };
const example = { type: 'bank', name: 'Globex Trading Inc', currency: 'USD', bank: { account_number: '000123456789', routing_number: '021000021', country: 'US' } };
const crypto = { type: 'crypto', name: 'Globex', currency: 'USDC', crypto: { network: 'ethereum', address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed' } };
const printed = {
  id,
  object: 'beneficiary',
  status: 'active',
  type: 'bank',
  name: 'Globex Trading Inc',
  currency: 'USD',
  bank: { country: 'US', iban: null, bic: null, account_number: '********6789', routing_number: '021000021', sort_code: null },
  customer_id: null,
  created_at: '2026-06-30T12:00:00Z',
};

describe('a beneficiary', () => {
  let api: Booted;
  beforeAll(async () => {
    api = await boot();
  });
  beforeEach(() => {
    api.world.beneficiaries = [view];
    api.world.sent.length = 0;
    api.world.reply = () => ({ kind: 'accepted', view: record, replayed: false, correlation: 'req_1' });
  });
  afterAll(async () => api.close());

  it('is registered as the reference shows, with the end of its account alone, and goes on sealed', async () => {
    const { status, body } = await api.post('beneficiaries', example);
    expect([status, body]).toEqual([201, printed]);
    expect(Object.keys(body).slice(0, 3)).toEqual(['id', 'object', 'status']);
    expect(api.world.asked.get('sealBeneficiary')).toEqual([expect.any(String), { name: 'Globex Trading Inc', destination }]);
    const [sealedFor] = api.world.asked.get('sealBeneficiary') as [string];
    expect(api.world.sent[0]?.command.payload).toEqual({ beneficiaryId: sealedFor, currency: 'USD', customerId: null, sealedDetails: 'c2VhbGVk' });
  });

  it('on a chain is answered with its whole address', async () => {
    const { status, body } = await api.post('beneficiaries', crypto);
    expect([status, body.crypto]).toEqual([201, crypto.crypto]);
    expect(body).not.toHaveProperty('bank');
  });

  it('is said to be of a customer', async () => {
    await api.post('beneficiaries', { ...example, customer_id: customerIds.print(uuid(81)) });
    expect(api.world.sent[0]?.command.payload).toMatchObject({ customerId: uuid(81) });
  });

  it('is read, listed and filtered', async () => {
    expect((await api.ask(`beneficiaries/${id}`)).body).toEqual(printed);
    const customer = customerIds.print(uuid(81));
    const { body } = await api.ask(`beneficiaries?status=active&type=bank&currency=USD&customer_id=${customer}&created_from=2026-06-30T00:00:00Z&limit=2`);
    expect(body).toEqual({ object: 'list', data: [printed], has_more: false, next_cursor: null });
    expect(api.world.asked.get('beneficiaries')?.[0]).toEqual({ status: 'active', type: 'bank', currency: 'USD', customerId: uuid(81), createdFrom: '2026-06-30T00:00:00.000Z', createdBefore: undefined });
  });

  it.each(['status=deleted', 'currency=usd', 'type=card', 'customer_id=acc_1', 'created_before=yesterday', 'name=x'])('can not be listed by %s', async (query) => {
    const { status, body } = await api.ask(`beneficiaries?${query}`);
    expect([status, body.error.param]).toEqual([400, query.split('=')[0]]);
  });

  it('is deleted, and is then nowhere', async () => {
    expect((await api.ask(`beneficiaries/${id}`, { method: 'DELETE' })).body).toEqual({ id, object: 'beneficiary', deleted: true });
    api.world.beneficiaries = [{ ...view, status: 'deleted' }];
    expect((await api.ask(`beneficiaries/${id}`)).status).toBe(404);
  });

  it('is no business of a key without its scope', async () => {
    for (const answer of [await api.ask(`beneficiaries/${id}`, { key: SECRETS.narrow }), await api.ask('beneficiaries', { key: SECRETS.publishable })]) {
      expect([answer.status, answer.body.error.type]).toEqual([403, 'permission_error']);
    }
  });

  const bank = (change: object) => ({ ...example, bank: { ...example.bank, ...change } });
  const { routing_number: _routing, ...withoutRouting } = example.bank;
  it.each<[string, object, string]>([
    ['no type', { ...example, type: undefined }, 'type'],
    ['an unknown type', { ...example, type: 'card' }, 'type'],
    ['no name', { ...example, name: '' }, 'name'],
    ['a blank name', { ...example, name: ' ' }, 'name'],
    ['a name without a letter', { ...example, name: '💥 !' }, 'name'],
    ['a name that is no text', { ...example, name: 7 }, 'name'],
    ['a long name', { ...example, name: 'x'.repeat(141) }, 'name'],
    ['a name of two lines', { ...example, name: 'Globex\nTrading' }, 'name'],
    ['an unknown currency', { ...example, currency: 'XXX' }, 'currency'],
    ['no bank', { ...example, bank: undefined }, 'bank'],
    ['a bank that is no object', { ...example, bank: 'Chase' }, 'bank'],
    ['a bank that is a list', { ...example, bank: [] }, 'bank'],
    ['a bank and a chain', { ...example, crypto: crypto.crypto }, 'crypto'],
    ['a chain and a bank', { ...crypto, bank: example.bank }, 'bank'],
    ['no chain', { ...crypto, crypto: undefined }, 'crypto'],
    ['an unknown field', { ...example, note: 'x' }, 'note'],
    ['an unknown field within', bank({ branch: '1' }), 'bank.branch'],
    ['a wrong routing number', bank({ routing_number: '021000022' }), 'bank.routing_number'],
    ['a routing number that is a number', bank({ routing_number: 21000021 }), 'bank.routing_number'],
    ['no routing number', { ...example, bank: withoutRouting }, 'bank.routing_number'],
    ['a country that is none', bank({ country: 'ZZ' }), 'bank.country'],
    ['an IBAN in the US', bank({ iban: 'DE89370400440532013000' }), 'bank.iban'],
    ['a sort code in the US', bank({ sort_code: '601613' }), 'bank.sort_code'],
    ['an unknown network', { ...crypto, crypto: { ...crypto.crypto, network: 'tron' } }, 'crypto.network'],
    ['no address', { ...crypto, crypto: { network: 'ethereum' } }, 'crypto.address'],
    ['a wrong checksum', { ...crypto, crypto: { ...crypto.crypto, address: '0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed' } }, 'crypto.address'],
    ['an id that is no customer’s', { ...example, customer_id: id }, 'customer_id'],
  ])('with %s is a 400 that names the field', async (_what, json, param) => {
    const { status, body } = await api.post('beneficiaries', json);
    expect([status, body.error.type, body.error.param]).toEqual([400, 'invalid_request', param]);
    expect(body.error.message).not.toMatch(/[{}]/);
    expect(api.world.sent).toEqual([]);
  });

  it.each<[string, object]>([
    ['coins at a bank', { ...example, currency: 'BTC' }],
    ['rupees in the US', { ...example, currency: 'INR', bank: { ...example.bank, bic: 'CHASUS33' } }],
    ['bitcoin on Ethereum', { ...crypto, currency: 'BTC' }],
  ])('for %s is a 422', async (_what, json) => {
    const { status, body } = await api.post('beneficiaries', json);
    expect([status, body.error.type, body.error.param]).toEqual([422, 'destination_not_supported', 'currency']);
    expect(body.error.request_id).toMatch(/^req_/);
  });

  it('names fields of the body in its words', async () => {
    const { body } = await api.post('beneficiaries', { ...example, currency: 'EUR', bank: { country: 'FR', iban: 'DE89370400440532013000' } });
    expect(body.error.message).toBe('bank.iban is of DE, but bank.country is FR.');
  });

  it('on Bitcoin is of the network of the key’s mode', async () => {
    const onBitcoin = (address: string) => ({ type: 'crypto', name: 'Globex', currency: 'BTC', crypto: { network: 'bitcoin', address } });
    const main = onBitcoin('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4');
    expect((await api.post('beneficiaries', main)).body.error.param).toBe('crypto.address');
    expect((await api.ask('beneficiaries', { method: 'POST', json: main, key: SECRETS.live })).status).toBe(201);
    expect((await api.post('beneficiaries', onBitcoin('tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx'))).status).toBe(201);
  });

  it.each([
    [{ reason: 'screening_not_available', mode: 'live' }, 422, 'screening_not_available', null],
    [{ reason: 'beneficiary_customer_not_found', customer: uuid(81) }, 404, 'not_found', 'customer_id'],
    [{ reason: 'beneficiary_not_found', beneficiary: uuid(80) }, 404, 'not_found', null],
  ])('refused with %j is told in the API’s words', async (rejection, status, type, param) => {
    api.world.reply = () => ({ kind: 'rejected', rejection, replayed: false, correlation: 'req_1' });
    const answer = await api.post('beneficiaries', example);
    expect([answer.status, answer.body.error.type, answer.body.error.param]).toEqual([status, type, param]);
  });
});
