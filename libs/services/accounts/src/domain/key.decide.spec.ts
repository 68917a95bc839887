import { idOf, type Scope } from '@corridor/contracts';
import { type CreateKeyPayload, KEY_LEASE_MS } from '@corridor/contracts/accounts';
import { createKey, revokeKey, rollKey, stopsKey } from './key.decide.js';
import { type KeyEvent, keysOf, works } from './key.js';
import { NO_TENANT, type TenantState } from './tenant.js';

const AT = '2026-07-10T12:00:00.000Z';
const LATER = '2026-07-10T13:00:00.000Z';
const id = (last: string) => `01997a3e-5d2c-7abc-8def-${last.padStart(12, '0')}`;
const SCOPE: Scope = { tenant: idOf<'tenant'>(id('1')), mode: 'live' };
const KEY = idOf<'key'>(id('e1'));
const NEW_KEY = idOf<'key'>(id('e2'));
const HASH = 'ab'.repeat(32);

const PAYLOAD: CreateKeyPayload = {
  keyId: KEY,
  kind: 'secret',
  hash: HASH,
  hint: '…9f2c',
  label: 'server',
  scopes: ['quotes:write'],
  limits: { readsPerSecond: 10, writesPerSecond: 5 },
};
const tenant = { status: 'created', tenant: {}, books: {} } as TenantState;

function eventOf<Event>(decision: { kind: 'event'; event: Event } | { kind: 'rejected' }): Event {
  if (decision.kind === 'rejected') throw new Error('rejected');
  return decision.event;
}

const created = eventOf(createKey(tenant, PAYLOAD, { scope: SCOPE, at: AT }));
const ROLL = { keyId: KEY, newKeyId: NEW_KEY, hash: 'cd'.repeat(32), hint: '…77aa', oldEndsAt: LATER };
const roll = (given: readonly KeyEvent[], over: Partial<typeof ROLL> = {}, at = AT) => rollKey(keysOf(given), { ...ROLL, ...over }, at);
const revoke = (given: readonly KeyEvent[], at = AT, keyId = KEY) => revokeKey(keysOf(given), { keyId }, at);
const rejectedAs = (reason: string, key = KEY) => ({ kind: 'rejected', rejection: { reason, key } });

describe('a key', () => {
  it('belongs to its scope, and its event never carries the hash', () => {
    expect(created.data.key).toMatchObject({ id: KEY, tenant: SCOPE.tenant, mode: 'live', status: 'active', endsAt: null });
    expect(JSON.stringify(created)).not.toContain(HASH);
  });

  it('needs a tenant', () => {
    expect(createKey(NO_TENANT, PAYLOAD, { scope: SCOPE, at: AT })).toEqual({
      kind: 'rejected',
      rejection: { reason: 'tenant_not_found', tenant: SCOPE.tenant },
    });
  });

  it('is rolled into a successor with the same rights, and works until its end', () => {
    const { key, successor } = eventOf(roll([created])).data;
    expect(key).toMatchObject({ status: 'active', endsAt: LATER });
    expect(successor).toEqual({ ...created.data.key, id: NEW_KEY, hint: '…77aa', createdAt: AT });
    expect([works(key, AT), works(key, LATER), works(successor, LATER)]).toEqual([true, false, true]);
  });

  it('is revoked at once by a roll that leaves it no time', () => {
    const rolled = eventOf(roll([created], { oldEndsAt: AT }));
    expect(rolled.data.key.status).toBe('revoked');
    expect([stopsKey(rolled), stopsKey(eventOf(roll([created])))]).toEqual([true, false]);
  });

  it('is revoked at once too by a roll that leaves it less than a lease, which no gateway could hear of in time', () => {
    const after = (durationMs: number) => new Date(Date.parse(AT) + durationMs).toISOString();
    const statusAfter = (durationMs: number) => eventOf(roll([created], { oldEndsAt: after(durationMs) })).data.key.status;
    expect([statusAfter(1), statusAfter(KEY_LEASE_MS - 1), statusAfter(KEY_LEASE_MS)]).toEqual(['revoked', 'revoked', 'active']);
  });

  it('is revoked for good', () => {
    const revoked = eventOf(revoke([created]));
    expect([works(revoked.data.key, AT), stopsKey(revoked)]).toEqual([false, true]);
    expect(revoke([created, revoked])).toEqual(rejectedAs('key_not_active'));
    expect(roll([created, revoked])).toEqual(rejectedAs('key_not_active'));
  });

  it('that was rolled can be revoked before its end, but neither after it nor rolled again', () => {
    const rolled = eventOf(roll([created]));
    expect(revoke([created, rolled]).kind).toBe('event');
    expect(revoke([created, rolled], LATER)).toEqual(rejectedAs('key_not_active'));
    expect(roll([created, rolled])).toEqual(rejectedAs('key_not_active'));
  });

  it('that came of a roll can be rolled and revoked in its turn', () => {
    const rolled = eventOf(roll([created]));
    expect(revoke([created, rolled], AT, NEW_KEY).kind).toBe('event');
    expect(roll([created, rolled], { keyId: NEW_KEY, newKeyId: idOf<'key'>(id('e3')) }).kind).toBe('event');
  });

  it('that nobody made is not found', () => {
    expect(roll([])).toEqual(rejectedAs('key_not_found'));
    expect(revoke([created], AT, NEW_KEY)).toEqual(rejectedAs('key_not_found', NEW_KEY));
  });
});
