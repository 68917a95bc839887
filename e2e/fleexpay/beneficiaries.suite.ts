import { Client, type Failure, ok } from '../support/client.js';
import type { Beneficiary, List } from '../support/objects.js';
import { NO_LIMITS } from '../support/operator.js';
import { type Actor, newActor, type Stage } from '../support/stage.js';

const US = { account_number: '000123456789', routing_number: '021000021', country: 'US' };
const BANK = { type: 'bank', name: 'Globex Trading Inc', currency: 'USD', bank: US };
const ADDRESS = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const CRYPTO = { type: 'crypto', name: 'Globex Trading Inc', currency: 'USDC', crypto: { network: 'ethereum', address: ADDRESS } };
/** Names of the sandbox's own list, and one that is nearly on it. */
const LISTED = 'Viktor Drakovsky-Moreau';
const DOUBTFUL = 'Viktor Drakov Moreau';

const sepa = (bank: object, currency = 'EUR') => ({ ...BANK, currency, bank });
const onBitcoin = (address: string) => ({ ...CRYPTO, currency: 'BTC', crypto: { network: 'bitcoin', address } });

interface Screened extends Beneficiary {
  readonly screening: { readonly outcome: string; readonly list_version: string; readonly score: number; readonly entry: string | null };
  readonly review: { readonly decision: string; readonly reason: string } | null;
}

export function beneficiaries(stage: () => Stage): void {
  describe('a beneficiary', () => {
    let actor: Actor;
    beforeAll(async () => {
      actor = await newActor(stage(), 'Beneficiaries');
    });
    const create = (body: object) => actor.api.post<Beneficiary>('/beneficiaries', body);

    it('is registered as the reference does it', async () => {
      const { status, body } = await create(BANK);
      expect([status, Object.keys(body).slice(0, 3)]).toEqual([201, ['id', 'object', 'status']]);
      expect(body).toMatchObject({
        id: expect.stringMatching(/^ben_[0-9A-Za-z]{22}$/),
        object: 'beneficiary',
        status: 'active',
        type: 'bank',
        name: 'Globex Trading Inc',
        currency: 'USD',
        bank: { country: 'US', account_number: '********6789', routing_number: '021000021' },
        customer_id: null,
      });
      expect(ok(await actor.api.get(`/beneficiaries/${body.id}`))).toEqual(body);
    });

    it.each([
      ['by IBAN', sepa({ iban: 'DE89 3704 0044 0532 0130 00', country: 'DE' })],
      ['by IBAN and BIC', sepa({ iban: 'FR1420041010050500013M02606', bic: 'PSSTFRPP', country: 'FR' })],
      ['by sort code and account', sepa({ sort_code: '60-16-13', account_number: '31926819', country: 'GB' }, 'GBP')],
      ['by BIC and account', sepa({ account_number: '123456789012', bic: 'HDFCINBB', country: 'IN' }, 'INR')],
      ['on Ethereum', CRYPTO],
      ['on Bitcoin', onBitcoin('tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx')],
    ])('is registered %s', async (_how, body) => {
      const answer = await create(body);
      expect([answer.status, answer.body.status]).toEqual([201, 'active']);
    });

    it('is registered once for one Idempotency-Key, also when it is deleted meanwhile', async () => {
      const key = { idempotencyKey: 'one beneficiary' };
      const first = await actor.api.post<Beneficiary>('/beneficiaries', BANK, key);
      ok(await actor.api.delete(`/beneficiaries/${first.body.id}`));
      const again = await actor.api.post<Beneficiary>('/beneficiaries', BANK, key);
      expect([again.status, again.text, again.headers.get('idempotent-replayed')]).toEqual([201, first.text, 'true']);
      const other = await actor.api.post<Failure>('/beneficiaries', { ...BANK, name: 'Somebody else' }, key);
      expect([other.status, other.body.error.type]).toEqual([409, 'idempotency_conflict']);
      expect(other.body.error.message).toContain(first.body.id);
    });

    it('is listed newest first, by status, currency, type and time', async () => {
      const lister = await newActor(stage(), 'Lists of beneficiaries');
      const make = async (body: object) => ok(await lister.api.post<Beneficiary>('/beneficiaries', body));
      const dollars = await make(BANK);
      const coins = await make(CRYPTO);
      const doubtful = await make({ ...BANK, name: DOUBTFUL });
      const listed = async (query: string) => ok(await lister.api.get<List<Beneficiary>>(`/beneficiaries?${query}`)).data.map(({ id }) => id);
      expect(await listed('limit=10')).toEqual([doubtful.id, coins.id, dollars.id]);
      expect(await listed('status=pending_review')).toEqual([doubtful.id]);
      expect(await listed('currency=USD&status=active')).toEqual([dollars.id]);
      expect(await listed('type=crypto')).toEqual([coins.id]);
      expect(await listed('created_from=2100-01-01T00:00:00Z')).toEqual([]);
      expect(await listed(`starting_after=${coins.id}`)).toEqual([dollars.id]);
    });

    it('is gone once it is deleted', async () => {
      const { id } = ok(await create(BANK));
      expect(ok(await actor.api.delete(`/beneficiaries/${id}`))).toEqual({ id, object: 'beneficiary', deleted: true });
      for (const answer of [await actor.api.get<Failure>(`/beneficiaries/${id}`), await actor.api.delete<Failure>(`/beneficiaries/${id}`)]) {
        expect([answer.status, answer.body.error.type]).toEqual([404, 'not_found']);
      }
      const { data } = ok(await actor.api.get<List<Beneficiary>>('/beneficiaries?limit=100'));
      expect(data.map((each) => each.id)).not.toContain(id);
    });

    it("is nobody else's to see or delete, and live keys never see it (invariant 10)", async () => {
      const { id } = ok(await create(BANK));
      const stranger = await newActor(stage(), 'Other beneficiaries');
      const live = await stage().operator.key({ tenant_id: actor.tenantId, mode: 'live', limits: NO_LIMITS });
      for (const api of [stranger.api, new Client(stage().fleexpay, live.secret)]) {
        expect((await api.get(`/beneficiaries/${id}`)).status).toBe(404);
        expect((await api.delete(`/beneficiaries/${id}`)).status).toBe(404);
      }
      expect((await actor.api.get(`/beneficiaries/${id}`)).status).toBe(200);
    });

    it('in live mode is refused until a sanctions list is configured', async () => {
      const live = await stage().operator.key({ tenant_id: actor.tenantId, mode: 'live', limits: NO_LIMITS });
      const { status, body } = await new Client(stage().fleexpay, live.secret).post<Failure>('/beneficiaries', BANK);
      expect([status, body.error.type]).toEqual([422, 'screening_not_available']);
    });

    it('needs a key with its scope', async () => {
      const { secret } = await stage().operator.key({ tenant_id: actor.tenantId, mode: 'test', scopes: ['beneficiaries:read'], limits: NO_LIMITS });
      const reader = new Client(stage().fleexpay, secret);
      expect((await reader.get('/beneficiaries')).status).toBe(200);
      const { status, body } = await reader.post<Failure>('/beneficiaries', BANK);
      expect([status, body.error.type]).toEqual([403, 'permission_error']);
    });

    it.each([
      ['an unknown field', { ...BANK, nickname: 'x' }, 'nickname'],
      ['no type', { ...BANK, type: undefined }, 'type'],
      ['an unknown type', { ...BANK, type: 'cash' }, 'type'],
      ['no name', { ...BANK, name: undefined }, 'name'],
      ['a null name', { ...BANK, name: null }, 'name'],
      ['a NUL in the name', { ...BANK, name: 'Globex\u0000' }, 'name'],
      ['half a letter in the name', { ...BANK, name: '\ud800' }, 'name'],
      ['no currency', { ...BANK, currency: undefined }, 'currency'],
      ['a currency in small letters', { ...BANK, currency: 'usd' }, 'currency'],
      ['no bank', { ...BANK, bank: undefined }, 'bank'],
      ['a null bank', { ...BANK, bank: null }, 'bank'],
      ['a bank that is a list', { ...BANK, bank: [US] }, 'bank'],
      ['the parts of another type', { ...BANK, crypto: CRYPTO.crypto }, 'crypto'],
      ['a wrong routing number', sepa({ ...US, routing_number: '021000022' }, 'USD'), 'bank.routing_number'],
      ['letters in the routing number', sepa({ ...US, routing_number: '02100002x' }, 'USD'), 'bank.routing_number'],
      ['a routing number that is a number', sepa({ ...US, routing_number: 21_000_021 }, 'USD'), 'bank.routing_number'],
      ['a routing number in other digits', sepa({ ...US, routing_number: '０21000021' }, 'USD'), 'bank.routing_number'],
      ['no account number', sepa({ ...US, account_number: undefined }, 'USD'), 'bank.account_number'],
      ['a country that is none', sepa({ ...US, country: 'QQ' }, 'USD'), 'bank.country'],
      ['a wrong IBAN', sepa({ iban: 'DE89370400440532013001', country: 'DE' }), 'bank.iban'],
      ['an IBAN of another country', sepa({ iban: 'DE89370400440532013000', country: 'FR' }), 'bank.iban'],
      ['a BIC of another country', sepa({ iban: 'DE89370400440532013000', bic: 'BARCGB22', country: 'DE' }), 'bank.bic'],
      ['no BIC for dollars to Germany', sepa({ iban: 'DE89370400440532013000', country: 'DE' }, 'USD'), 'bank.bic'],
      ['a short sort code', sepa({ sort_code: '6016', account_number: '31926819', country: 'GB' }, 'GBP'), 'bank.sort_code'],
      ['a wrong checksum on Ethereum', { ...CRYPTO, crypto: { network: 'ethereum', address: ADDRESS.replace('aA', 'AA') } }, 'crypto.address'],
      ['a wrong checksum on Bitcoin', onBitcoin('tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsy'), 'crypto.address'],
      ['the main Bitcoin network in test mode', onBitcoin('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'), 'crypto.address'],
      ['an unknown network', { ...CRYPTO, crypto: { network: '__proto__', address: ADDRESS } }, 'crypto.network'],
      ['a customer’s id that is none', { ...BANK, customer_id: 'cus-1' }, 'customer_id'],
    ])('with %s is a 400 that names the field', async (_what, body, param) => {
      const answer = await actor.api.post<Failure>('/beneficiaries', body);
      expect([answer.status, answer.body.error.type, answer.body.error.param]).toEqual([400, 'invalid_request', param]);
    });

    it.each([
      ['coins at a bank', { ...BANK, currency: 'USDC' }],
      ['euros on Ethereum', { ...CRYPTO, currency: 'EUR' }],
      ['rupees outside of India', { ...BANK, currency: 'INR', bank: { ...US, bic: 'CHASUS33' } }],
    ])('for %s is a 422', async (_what, body) => {
      const answer = await actor.api.post<Failure>('/beneficiaries', body);
      expect([answer.status, answer.body.error.type, answer.body.error.param]).toEqual([422, 'destination_not_supported', 'currency']);
    });

    it('of a customer whom nobody knows is refused', async () => {
      const { status, body } = await actor.api.post<Failure>('/beneficiaries', { ...BANK, customer_id: `cus_${'0'.repeat(22)}` });
      expect([404, 422]).toContain(status);
      expect(body.error.param).toBe('customer_id');
    });
  });

  describe('the screening of beneficiaries', () => {
    let actor: Actor;
    beforeAll(async () => {
      actor = await newActor(stage(), 'Screening');
    });
    const register = async (name: string) => ok(await actor.api.post<Beneficiary>('/beneficiaries', { ...BANK, name }));
    const scope = () => `tenant_id=${actor.tenantId}&mode=test`;
    const decide = (id: string, body: object) => stage().operator.client.post<Screened & Failure>(`/beneficiaries/${id}/decision?${scope()}`, body);

    it.each([LISTED, LISTED.toUpperCase(), 'Moreau-Drakovsky Viktor', 'Ильмар Тесканов'])('rejects %s, which the operator can look into', async (name) => {
      const { id, status } = await register(name);
      expect(status).toBe('rejected');
      const seen = ok(await stage().operator.client.get<Screened>(`/beneficiaries/${id}?${scope()}`));
      expect(seen).toMatchObject({ name, bank: US, screening: { outcome: 'reject', list_version: '2026-11-01', score: 100, entry: expect.stringMatching(/^SBX-/) } });
    });

    it.each([['approve', 'active'], ['reject', 'rejected']])('leaves the doubtful to a person: %s makes them %s', async (decision, status) => {
      const { id } = await register(DOUBTFUL);
      const { data } = ok(await stage().operator.client.get<List<Screened>>(`/beneficiaries?${scope()}&status=pending_review`));
      expect(data.map((each) => each.id)).toContain(id);
      expect(ok(await decide(id, { decision, reason: 'other_person' }))).toMatchObject({ id, status, review: { decision, reason: 'other_person' } });
      expect(ok(await actor.api.get<Beneficiary>(`/beneficiaries/${id}`)).status).toBe(status);
      const again = await decide(id, { decision, reason: 'other_person' });
      expect([again.status, again.body.error.type]).toEqual([409, 'beneficiary_not_in_review']);
    });

    it.each([
      ['an unknown decision', { decision: 'perhaps', reason: 'x' }, 'decision'],
      ['no reason', { decision: 'approve' }, 'reason'],
      ['a sentence about a person', { decision: 'approve', reason: 'He is another one.' }, 'reason'],
    ])('is not decided by %s', async (_what, body, param) => {
      const { id } = await register(DOUBTFUL);
      const answer = await decide(id, body);
      expect([answer.status, answer.body.error.param]).toEqual([400, param]);
      expect(ok(await actor.api.get<Beneficiary>(`/beneficiaries/${id}`)).status).toBe('pending_review');
    });

    it('has nothing to decide about somebody who is not there', async () => {
      expect((await decide(`ben_${'0'.repeat(22)}`, { decision: 'approve', reason: 'x' })).status).toBe(404);
    });
  });
}
