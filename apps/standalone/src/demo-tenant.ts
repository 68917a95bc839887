import { randomBytes } from 'node:crypto';
import { type AccountId, idOf, type TenantId } from '@corridor/contracts';
import { type AccountsQueries, CreateKey, CreateTenant, type KeyKind } from '@corridor/contracts/accounts';
import type { CommandBus } from '@corridor/messaging';
import { mintId } from '@corridor/messaging';
import { mintKey } from '@corridor/surfaces/ops';

/** The sandbox's one tenant. Its id is fixed, so that a second start finds it. */
export const DEMO_TENANT: TenantId = idOf<'tenant'>('01900000-0000-7000-8000-000000000001');
const NAME = 'Demo tenant';
const CORRELATION = 'sandbox-setup';
const OPS_KEY_BYTES = 24;

export interface Setup {
  readonly bus: CommandBus;
  readonly accounts: Pick<AccountsQueries, 'tenant' | 'keyByHash'>;
}

/** Makes the demo tenant, with an account and a book in each mode, unless it is there. Returns its default test account. */
export async function ensureDemoTenant({ bus, accounts }: Setup): Promise<AccountId> {
  const known = await accounts.tenant(DEMO_TENANT);
  if (known !== null) return known.defaultAccounts.test;
  const reply = await bus.send(CreateTenant, {
    id: mintId<'command'>(),
    scope: { tenant: DEMO_TENANT, mode: 'test' },
    correlation: CORRELATION,
    issuedAt: new Date().toISOString(),
    payload: {
      tenantId: DEMO_TENANT,
      name: NAME,
      books: { test: mintId<'book'>(), live: mintId<'book'>() },
      defaultAccounts: { test: mintId<'account'>(), live: mintId<'account'>() },
    },
  });
  if (reply.kind !== 'accepted') throw new Error(`the demo tenant could not be made: ${JSON.stringify(reply)}`);
  return reply.view.defaultAccounts.test;
}

/** Makes a test-mode key with every scope of its kind and returns its secret, which is kept nowhere but with the caller. */
export async function makeDemoKey({ bus }: Setup, kind: KeyKind): Promise<string> {
  const { secret, hash, hint } = mintKey(kind, 'test');
  const reply = await bus.send(CreateKey, {
    id: mintId<'command'>(),
    scope: { tenant: DEMO_TENANT, mode: 'test' },
    correlation: CORRELATION,
    issuedAt: new Date().toISOString(),
    payload: {
      keyId: mintId<'key'>(),
      kind,
      hash,
      hint,
      label: 'sandbox',
      scopes: ['*'],
      limits: null,
    },
  });
  if (reply.kind !== 'accepted') throw new Error(`a demo key could not be made: ${JSON.stringify(reply)}`);
  return secret;
}

/** A key for the operator's calls. Only its hash goes into the process's configuration. */
export function makeOpsKey(): string {
  return `ops_${randomBytes(OPS_KEY_BYTES).toString('hex')}`;
}
