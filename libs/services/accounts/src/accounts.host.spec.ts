import { setTimeout as wait } from 'node:timers/promises';
import { CreateKey, CreateTenant, KEY_LEASE_MS, RevokeKey } from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import { hashOf } from './accounts.fixture.js';
import { startAccounts } from './accounts.host.fixture.js';

const TENANT = mintId<'tenant'>();
const about = () => ({ id: mintId<'command'>(), scope: { tenant: TENANT, mode: 'live' as const }, correlation: 'req_1', issuedAt: new Date().toISOString() });

describe('the accounts service under its host', () => {
  let service: Awaited<ReturnType<typeof startAccounts>>;
  beforeAll(async () => {
    service = await startAccounts();
    const books = { test: mintId<'book'>(), live: mintId<'book'>() };
    const defaultAccounts = { test: mintId<'account'>(), live: mintId<'account'>() };
    await service.bus.send(CreateTenant, { ...about(), payload: { tenantId: TENANT, name: 'Harbour Ltd', books, defaultAccounts } });
  });
  afterAll(() => service.stop());

  it('answers a revocation, and a repeat of it, no earlier than every lease has run out', async () => {
    const keyId = mintId<'key'>();
    const payload = { keyId, kind: 'secret' as const, hash: hashOf('sk_live_leak'), hint: 'leak', label: null, scopes: ['*'], limits: null };
    expect(await service.bus.send(CreateKey, { ...about(), payload })).toMatchObject({ kind: 'accepted', view: { id: keyId } });
    expect(await service.queries.keyByHash(hashOf('sk_live_leak'))).toMatchObject({ id: keyId });

    const command = { ...about(), payload: { keyId } };
    const began = performance.now();
    const answered = service.bus.send(RevokeKey, command);
    await wait(KEY_LEASE_MS / 2);
    expect(await service.queries.keyByHash(hashOf('sk_live_leak'))).toBeNull();
    const repeat = await service.bus.send(RevokeKey, command);
    // A timer may fire a millisecond early by another clock.
    expect(performance.now() - began).toBeGreaterThanOrEqual(KEY_LEASE_MS - 1);
    const first = await answered;
    expect(first).toMatchObject({ kind: 'accepted', view: { status: 'revoked' } });
    expect(repeat).toEqual({ ...first, replayed: true });
  });
});
