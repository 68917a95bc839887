import { mintId } from '@corridor/messaging';
import { ConfigError } from '@corridor/runtime';
import { AccountsWorld } from '../accounts.fixture.js';
import type { AccountsDeps } from '../accounts.deps.js';
import { KeyAtStart } from './key-at-start.js';

describe('the key of personal data', () => {
  let world: AccountsWorld;
  beforeEach(async () => {
    world = await AccountsWorld.create();
  });
  afterEach(() => world.close());

  const startWith = async (fill: number) =>
    new KeyAtStart({ pool: world.pool, schema: 'accounts', personalDataKey: Buffer.alloc(32, fill) } as unknown as AccountsDeps).onApplicationBootstrap();

  it('is found to be another one when the service starts, before anything is sealed or read', async () => {
    await Promise.all([startWith(7), startWith(7)]);
    await startWith(7);
    await expect(startWith(8)).rejects.toThrow(ConfigError);
    await expect(startWith(8)).rejects.toThrow(/PERSONAL_DATA_KEY: is not the key/);
  });

  it('is checked against what was sealed before there was a check, and leaves no wrong one behind', async () => {
    const scope = (await world.tenant()).in('live');
    await world.queries.sealProfile(scope, mintId<'customer'>(), { legalName: 'Acme', email: null, registrationNumber: null, contact: null });
    await expect(startWith(8)).rejects.toThrow(ConfigError);
    await startWith(7);
  });
});
