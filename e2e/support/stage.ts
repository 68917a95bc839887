import { freePort, temporaryFolder } from '@corridor/testing';
import { aloneWithBuild, builtOnce } from './build.js';
import { Client } from './client.js';
import { NO_LIMITS, Operator } from './operator.js';
import { type Standalone, startStandalone } from './standalone.js';

/** A running system, and what the suites need of it. Any topology can take the place of the single process. */
export interface Stage {
  readonly origin: string;
  readonly fleexpay: string;
  readonly xflow: string;
  readonly operator: Operator;
}

/** Somebody who integrates: a tenant of its own, its account in test mode, and a key that no limit stops. */
export interface Actor {
  readonly api: Client;
  readonly account: string;
  readonly tenantId: string;
  readonly liveAccount: string;
}

/** Boots the build on a fresh folder, once nobody else is building or booting. */
export async function boot(name: string, env: Readonly<Record<string, string>> = {}): Promise<Standalone> {
  const dataDir = temporaryFolder(name);
  return aloneWithBuild(async () => {
    await builtOnce();
    return startStandalone({ dataDir, port: await freePort(), env });
  });
}

export function stageOf({ origin, sandbox }: Pick<Standalone, 'origin' | 'sandbox'>): Stage {
  return { origin, fleexpay: sandbox.fleexpay.base_url, xflow: sandbox.xflow.base_url, operator: new Operator(origin, sandbox.ops_key) };
}

/** A new tenant, so that what one suite does is nowhere in another's lists. */
export async function newActor({ fleexpay, operator }: Stage, name: string): Promise<Actor> {
  const tenant = await operator.tenant(name);
  const { secret } = await operator.key({ tenant_id: tenant.id, mode: 'test', limits: NO_LIMITS });
  return {
    api: new Client(fleexpay, secret),
    account: tenant.default_accounts.test,
    tenantId: tenant.id,
    liveAccount: tenant.default_accounts.live,
  };
}
