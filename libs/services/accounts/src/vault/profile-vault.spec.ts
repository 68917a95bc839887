import type { Scope } from '@corridor/contracts';
import type { CustomerProfile } from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import { AccountsWorld } from '../accounts.fixture.js';
import { destroyKey } from './destroy-key.js';
import { ProfileVault } from './profile-vault.js';

const PROFILE: CustomerProfile = {
  legalName: 'Zoë Ångström',
  email: 'zoe@example.com',
  registrationNumber: null,
  contact: { firstName: 'Zoë', lastName: 'Ångström' },
};
const scopeOf = (mode: Scope['mode']): Scope => ({ tenant: mintId<'tenant'>(), mode });

describe('the vault of personal data', () => {
  let world: AccountsWorld;
  let vault: ProfileVault;
  const vaultWith = (fill: number) => new ProfileVault({ pool: world.pool, schema: 'accounts', personalDataKey: Buffer.alloc(32, fill) });
  beforeAll(async () => {
    world = await AccountsWorld.create();
    vault = vaultWith(7);
  });
  afterAll(() => world.close());

  it('opens what it sealed, and what it seals says nothing', async () => {
    const [scope, subject] = [scopeOf('test'), mintId<'customer'>()];
    const sealed = await vault.seal(scope, subject, PROFILE);
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toMatch(/zoe|legalName/i);
    expect(await vault.open(scope, subject, sealed)).toEqual(PROFILE);
    expect(await vault.seal(scope, subject, PROFILE)).not.toBe(sealed);
  });

  it('gives each subject one key, also when two seal at once', async () => {
    const [scope, subject] = [scopeOf('live'), mintId<'customer'>()];
    const sealings = await Promise.all(Array.from({ length: 10 }, () => vault.seal(scope, subject, PROFILE)));
    for (const sealed of sealings) expect(await vault.open(scope, subject, sealed)).toEqual(PROFILE);
    const { rows } = await world.pool.query('select wrapped from accounts.subject_keys where subject = $1', [subject]);
    expect(rows).toHaveLength(1);
  });

  it('opens nothing for another tenant or mode (invariant 10)', async () => {
    const [scope, subject] = [scopeOf('test'), mintId<'customer'>()];
    const sealed = await vault.seal(scope, subject, PROFILE);
    expect(await vault.open({ ...scope, mode: 'live' }, subject, sealed)).toBeNull();
    expect(await vault.open(scopeOf('test'), subject, sealed)).toBeNull();
    await expect(vault.seal(scopeOf('test'), subject, PROFILE)).rejects.toThrow('another scope');
  });

  it("opens nothing under another subject's key, with another configuration, or when a bit has changed", async () => {
    const [scope, subject, other] = [scopeOf('test'), mintId<'customer'>(), mintId<'customer'>()];
    const sealed = await vault.seal(scope, subject, PROFILE);
    await vault.seal(scope, other, PROFILE);
    await expect(vault.open(scope, other, sealed)).rejects.toThrow();
    await expect(vaultWith(8).open(scope, subject, sealed)).rejects.toThrow();
    const bytes = Buffer.from(sealed, 'base64');
    bytes[bytes.length - 1]! ^= 1;
    await expect(vault.open(scope, subject, bytes.toString('base64'))).rejects.toThrow();
  });

  it('opens nothing any more once the key is destroyed', async () => {
    const [scope, subject] = [scopeOf('test'), mintId<'customer'>()];
    const sealed = await vault.seal(scope, subject, PROFILE);
    await world.store.commit({ appends: [], rows: [destroyKey(subject)] });
    expect(await vault.open(scope, subject, sealed)).toBeNull();
  });
});
