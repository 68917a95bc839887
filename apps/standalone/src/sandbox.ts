import { FLEEXPAY, accountIds } from '@corridor/surfaces/fleexpay';
import { publicId } from '@corridor/surfaces/http';
import { tenantIds } from '@corridor/surfaces/ops';
import { DEMO_TENANT, ensureDemoTenant, makeDemoKey, makeOpsKey, type Setup } from './demo-tenant.js';
import { readSandbox, type Sandbox, writeSandbox } from './sandbox-file.js';

const platformAccountIds = publicId<'account'>('account_');

/** The operator's key must be known before the surfaces are built: the kept one, or a fresh one. */
export async function opsKeyOf(dataDir: string): Promise<string> {
  return (await readSandbox(dataDir))?.ops_key ?? makeOpsKey();
}

/** Makes tenant and keys on the first start, finds them again on later ones, and writes where everything is. */
export async function prepareSandbox(options: { readonly dataDir: string; readonly opsKey: string; readonly setup: Setup; readonly port: number }): Promise<Sandbox> {
  const { dataDir, opsKey, setup, port } = options;
  const account = await ensureDemoTenant(setup);
  const known = await readSandbox(dataDir);
  const [secretKey, publishableKey] = await Promise.all([
    known?.secret_key ?? makeDemoKey(setup, 'secret'),
    known?.publishable_key ?? makeDemoKey(setup, 'publishable'),
  ]);
  const origin = `http://localhost:${port}`;
  const sandbox: Sandbox = {
    fleexpay: { base_url: `${origin}/${FLEEXPAY}/v1` },
    xflow: { base_url: `${origin}/xflow/v1` },
    secret_key: secretKey,
    publishable_key: publishableKey,
    ops_key: opsKey,
    tenant_id: tenantIds.print(DEMO_TENANT),
    account_id: accountIds.print(account),
    platform_account_id: platformAccountIds.print(account),
  };
  await writeSandbox(dataDir, sandbox);
  return sandbox;
}
