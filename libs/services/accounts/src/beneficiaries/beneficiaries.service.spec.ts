import type { BeneficiaryId, Scope } from '@corridor/contracts';
import {
  type BeneficiaryDetails,
  type BeneficiaryRecord,
  DeleteBeneficiary,
  RegisterBeneficiary,
  ReviewBeneficiary,
} from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import { AccountsWorld } from '../accounts.fixture.js';

let world: AccountsWorld;
beforeAll(async () => {
  world = await AccountsWorld.create();
});
afterAll(() => world.close());

const anybody = (mode: Scope['mode'] = 'test'): Scope => ({ tenant: mintId<'tenant'>(), mode });
const detailsOf = (name: string): BeneficiaryDetails => ({
  name,
  destination: { kind: 'bank', country: 'US', iban: null, bic: null, accountNumber: '000123456789', routingNumber: '021000021', sortCode: null },
});

async function register(scope: Scope, name = 'Globex Trading Inc', currency = 'USD') {
  const id = mintId<'beneficiary'>();
  const sealedDetails = await world.queries.sealBeneficiary(scope, id, detailsOf(name));
  const payload = { beneficiaryId: id, currency, customerId: null, sealedDetails };
  return world.outcome(await world.beneficiaries.registerBeneficiary(world.command(RegisterBeneficiary, payload, scope))) as Promise<BeneficiaryRecord>;
}
const review = async (scope: Scope, id: BeneficiaryId, verdict: 'approve' | 'reject') =>
  world.outcome(await world.beneficiaries.reviewBeneficiary(world.command(ReviewBeneficiary, { beneficiaryId: id, verdict, reason: 'other_person' }, scope)));
const remove = async (scope: Scope, id: BeneficiaryId) =>
  world.outcome(await world.beneficiaries.deleteBeneficiary(world.command(DeleteBeneficiary, { beneficiaryId: id }, scope)));
const idsIn = async (scope: Scope, filter = {}) => {
  const page = await world.queries.beneficiaries(scope, filter, { limit: 10 });
  return page.kind === 'page' ? page.items.map(({ id }) => id) : page.kind;
};

describe('a beneficiary', () => {
  it('is found with name and account, which are in no event and no row', async () => {
    const scope = anybody();
    const { id, status } = await register(scope, 'Unmistakable Person');
    expect(status).toBe('active');
    expect(await world.queries.beneficiary(scope, id)).toMatchObject({ id, ...detailsOf('Unmistakable Person'), currency: 'USD', customerId: null });
    const bodies = (await world.store.readLog({ after: 0, limit: 1_000 })).map(({ body }) => body).join();
    const { rows } = await world.pool.query('select view::text from accounts.beneficiaries');
    for (const text of [bodies, JSON.stringify(rows)]) {
      expect(text).toContain(id);
      expect(text).not.toMatch(/Unmistakable|000123456789|021000021/);
    }
  });

  it('is nobody any more once its key is destroyed', async () => {
    const scope = anybody();
    const { id } = await register(scope);
    await world.pool.query('delete from accounts.subject_keys where subject = $1', [id]);
    expect(await world.queries.beneficiary(scope, id)).toBeNull();
    expect(await idsIn(scope)).toEqual([]);
  });

  it('with a listed name is rejected; with one much like it, it waits for a person, who decides once', async () => {
    const scope = anybody();
    expect(await register(scope, 'Moreau-Drakovsky, Viktor')).toMatchObject({ status: 'rejected', screening: { score: 100, entry: 'SBX-001', listVersion: '2026-11-01' } });
    const doubtful = await register(scope, 'Viktor Drakov Moreau');
    expect(doubtful).toMatchObject({ status: 'pending_review', screening: { outcome: 'review' } });
    expect(await review(scope, doubtful.id, 'approve')).toMatchObject({ status: 'active', review: { verdict: 'approve' } });
    expect(await review(scope, doubtful.id, 'reject')).toEqual({ reason: 'beneficiary_not_in_review', status: 'active' });
    expect(await world.queries.screenedBeneficiary(scope, doubtful.id)).toMatchObject({ status: 'active', review: { reason: 'other_person' } });
    expect(await world.typesIn(`beneficiary-${doubtful.id}`)).toEqual(['BeneficiaryRegistered', 'BeneficiaryReviewed']);
  });

  it('is taken up in live mode only where a list is configured', async () => {
    expect(await register(anybody('live'))).toEqual({ reason: 'screening_not_available', mode: 'live' });
  });

  it('that is deleted is in no list, and payouts still find it', async () => {
    const scope = anybody();
    const [kept, gone] = [await register(scope), await register(scope)];
    await remove(scope, gone.id);
    expect(await idsIn(scope)).toEqual([kept.id]);
    expect(await idsIn(scope, { status: 'deleted' })).toEqual([gone.id]);
    expect(await world.queries.beneficiary(scope, gone.id)).toMatchObject({ status: 'deleted', name: 'Globex Trading Inc' });
    expect(await remove(scope, gone.id)).toEqual({ reason: 'beneficiary_not_found', beneficiary: gone.id });
  });

  it('is listed newest first, by status, type, currency and time', async () => {
    const scope = anybody();
    const dollars = await register(scope);
    const euros = await register(scope, 'Viktor Drakov Moreau', 'EUR');
    expect(await idsIn(scope)).toEqual([euros.id, dollars.id]);
    expect(await idsIn(scope, { status: 'pending_review' })).toEqual([euros.id]);
    expect(await idsIn(scope, { currency: 'USD', type: 'bank' })).toEqual([dollars.id]);
    expect(await idsIn(scope, { type: 'crypto' })).toEqual([]);
    expect(await idsIn(scope, { customerId: mintId() })).toEqual([]);
    const now = world.clock.toISOString();
    expect(await idsIn(scope, { createdFrom: now })).toEqual([euros.id, dollars.id]);
    expect(await idsIn(scope, { createdBefore: now })).toEqual([]);
    expect(await world.queries.beneficiaries(scope, {}, { limit: 1, after: euros.id })).toMatchObject({ items: [{ id: dollars.id }], hasMore: false });
  });

  it("is out of another tenant's and mode's reach (invariant 10)", async () => {
    const scope = anybody();
    const { id } = await register(scope, 'Viktor Drakov Moreau');
    for (const other of [anybody(), { ...scope, mode: 'live' } as const]) {
      expect(await world.queries.beneficiary(other, id)).toBeNull();
      expect(await idsIn(other)).toEqual([]);
      expect(await review(other, id, 'approve')).toEqual({ reason: 'beneficiary_not_found', beneficiary: id });
      expect(await remove(other, id)).toEqual({ reason: 'beneficiary_not_found', beneficiary: id });
      await expect(world.queries.sealBeneficiary(other, id, detailsOf('x'))).rejects.toThrow('of another scope');
    }
  });

  it('has rows that equal the fold of its events (invariant 6)', async () => {
    const log = await world.store.readLog({ after: 0, limit: 1_000 });
    const last = new Map(log.map(({ body }) => JSON.parse(body) as { beneficiary: BeneficiaryRecord }).map(({ beneficiary }) => [beneficiary.id, beneficiary]));
    const { rows } = await world.pool.query<{ id: BeneficiaryId; status: string; view: BeneficiaryRecord }>('select id, status, view from accounts.beneficiaries order by id');
    expect(rows.length).toBeGreaterThan(5);
    expect(rows).toEqual([...last.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map((view) => ({ id: view.id, status: view.status, view })));
  });
});
