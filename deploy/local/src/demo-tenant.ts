import { z } from 'zod';
import { askAsOperator, type OperatorOptions } from './operator-client.js';
import { readSandbox, type Sandbox, writeSandbox } from './sandbox-file.js';

const ACCOUNT_PREFIX = 'acc_';
const PLATFORM_PREFIX = 'account_';

const tenant = z.object({ id: z.string(), default_accounts: z.object({ test: z.string() }) });
const newKey = z.object({ secret: z.string() });

/**
 * Makes the demo tenant and its keys on the first start, finds them again on later ones, and writes where everything is.
 * The tenant is made once however often the first start is interrupted; a key whose secret was lost on the way is made anew.
 */
export async function prepareSandbox(dataDir: string, operator: OperatorOptions): Promise<Sandbox> {
  const known = readSandbox(dataDir);
  const kept = known ?? (await makeTenant(operator));
  const sandbox: Sandbox = {
    fleexpay: { base_url: `${operator.origin}/fleexpay/v1` },
    xflow: { base_url: `${operator.origin}/xflow/v1` },
    secret_key: kept.secret_key,
    publishable_key: kept.publishable_key,
    ops_key: operator.opsKey,
    tenant_id: kept.tenant_id,
    account_id: kept.account_id,
    // The same account by its other name.
    platform_account_id: PLATFORM_PREFIX + kept.account_id.slice(ACCOUNT_PREFIX.length),
  };
  writeSandbox(dataDir, sandbox);
  return sandbox;
}

async function makeTenant(operator: OperatorOptions) {
  const { id, default_accounts: accounts } = await askAsOperator(operator, {
    ...{ path: '/tenants', body: { name: 'Demo tenant' }, answer: tenant },
    idempotencyKey: 'sandbox-demo-tenant',
  });
  const makeKey = async (kind: 'secret' | 'publishable') => {
    const body = { tenant_id: id, mode: 'test', kind, scopes: ['*'], label: 'sandbox' };
    return (await askAsOperator(operator, { path: '/keys', body, answer: newKey })).secret;
  };
  return { tenant_id: id, account_id: accounts.test, secret_key: await makeKey('secret'), publishable_key: await makeKey('publishable') };
}
