import { setTimeout as wait } from 'node:timers/promises';
import { CreateTenant, DecideCustomer, DeleteBeneficiary, RegisterBeneficiary, RegisterCustomer, ReviewBeneficiary } from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import { eventually } from '@corridor/testing';
import { DELAY_MS, startAccounts } from './accounts.host.fixture.js';

const SCOPE = { tenant: mintId<'tenant'>(), mode: 'test' } as const;
const both = <Value>(make: () => Value) => ({ test: make(), live: make() });
const command = <Payload>(payload: Payload) => ({ id: mintId<'command'>(), scope: SCOPE, correlation: 'req_1', issuedAt: new Date().toISOString(), payload });

let service: Awaited<ReturnType<typeof startAccounts>>;
beforeAll(async () => {
  service = await startAccounts();
  await service.bus.send(CreateTenant, command({ tenantId: SCOPE.tenant, name: 'Harbour Ltd', books: both(() => mintId<'book'>()), defaultAccounts: both(() => mintId<'account'>()) }));
});
afterAll(() => service.stop());

async function register(legalName: string) {
  const customerId = mintId<'customer'>();
  const sealedProfile = await service.queries.sealProfile(SCOPE, customerId, { legalName, email: null, registrationNumber: null, contact: null });
  await service.bus.send(RegisterCustomer, command({ customerId, accountId: mintId<'account'>(), type: 'business', country: 'GB', sealedProfile } as const));
  return customerId;
}

describe('a decision about a customer', () => {
  it('of a person stands, whenever the verification comes to its end', async () => {
    const customers = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const customerId = await register('Acme');
        await wait((index * DELAY_MS) / 10);
        const reply = await service.bus.send(DecideCustomer, command({ customerId, verdict: 'review', reason: 'manual_review', by: 'person' } as const));
        expect(reply.kind).toBe('accepted');
        return customerId;
      }),
    );
    await wait(DELAY_MS * 3);
    const standing = await Promise.all(customers.map(async (id) => (await service.queries.customer(SCOPE, id))?.status));
    expect(standing).toEqual(customers.map(() => 'review'));
  });

  it('is made once when many make the same at once (invariant 8)', async () => {
    const customerId = await register('Acme [pending]');
    const replies = await Promise.all(Array.from({ length: 10 }, () => service.bus.send(DecideCustomer, command({ customerId, verdict: 'approved', reason: null, by: 'person' } as const))));
    expect(replies.map(({ kind }) => kind).sort()).toEqual(['accepted', ...Array.from({ length: 9 }, () => 'rejected')]);
    await eventually(async () => expect((await service.queries.customer(SCOPE, customerId))?.status).toBe('approved'));
  });
});

describe('a decision about a beneficiary', () => {
  async function doubtful() {
    const beneficiaryId = mintId<'beneficiary'>();
    const destination = { kind: 'bank', country: 'DE', iban: 'DE89370400440532013000', bic: null, accountNumber: null, routingNumber: null, sortCode: null } as const;
    const sealedDetails = await service.queries.sealBeneficiary(SCOPE, beneficiaryId, { name: 'Viktor Drakov Moreau', destination });
    expect(await service.bus.send(RegisterBeneficiary, command({ beneficiaryId, currency: 'EUR', customerId: null, sealedDetails } as const))).toMatchObject({ view: { status: 'pending_review' } });
    return beneficiaryId;
  }

  it('is made once, one way, when people make both at once (invariant 8)', async () => {
    for (let round = 0; round < 5; round += 1) {
      const beneficiaryId = await doubtful();
      const verdicts = ['approve', 'reject', 'approve', 'reject'] as const;
      const replies = await Promise.all(verdicts.map((verdict) => service.bus.send(ReviewBeneficiary, command({ beneficiaryId, verdict, reason: 'other_person' }))));
      const decided = replies.flatMap((reply) => (reply.kind === 'accepted' ? [reply.view.status] : []));
      expect(decided).toHaveLength(1);
      expect(await service.queries.beneficiary(SCOPE, beneficiaryId)).toMatchObject({ status: decided[0] });
    }
  });

  it('does not bring a deleted one back', async () => {
    for (let round = 0; round < 5; round += 1) {
      const beneficiaryId = await doubtful();
      await Promise.all([
        service.bus.send(DeleteBeneficiary, command({ beneficiaryId })),
        service.bus.send(ReviewBeneficiary, command({ beneficiaryId, verdict: 'approve', reason: 'other_person' } as const)),
      ]);
      expect(await service.queries.beneficiary(SCOPE, beneficiaryId)).toMatchObject({ status: 'deleted' });
    }
  });
});
