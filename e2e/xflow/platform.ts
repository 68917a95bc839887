import { type Answer, Client, type Extra, ok } from '../support/client.js';
import { NO_LIMITS } from '../support/operator.js';
import type { Stage } from '../support/stage.js';

/** What every error looks like. */
export interface XflowFailure {
  readonly errors: readonly { readonly code: string; readonly message: string; readonly metadata: Readonly<Record<string, string>> | null }[];
  readonly http_status_code: number;
  readonly object: 'error';
}

export interface XflowList<Item> {
  readonly data: readonly Item[];
  readonly has_next: boolean;
  readonly object: 'list';
}

export interface XflowAccount {
  readonly id: string;
  readonly object: 'account';
  readonly type: string;
  readonly status: string;
  readonly address: string;
  readonly parent_account_id: string | null;
  readonly livemode: boolean | null;
  readonly nickname: string | null;
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly business_details: { readonly email?: string; readonly legal_name: string; readonly ids: object | null };
  readonly created: number;
}

/** Somebody who integrates: a tenant of its own, its account in test mode, and a key that no limit stops. */
export interface Platform {
  readonly api: Client;
  readonly account: string;
  readonly tenantId: string;
  /** Keys of both modes. */
  readonly live: Client;
  readonly fleexpay: Client;
}

export async function newPlatform({ xflow, fleexpay, operator }: Stage, name: string, kind: 'platform' | 'direct_user' = 'platform'): Promise<Platform> {
  const tenant = await operator.tenant(name, kind);
  const [test, live] = await Promise.all((['test', 'live'] as const).map(async (mode) => operator.key({ tenant_id: tenant.id, mode, limits: NO_LIMITS })));
  if (test === undefined || live === undefined) throw new Error('a key is missing');
  return {
    api: new Client(xflow, test.secret),
    account: tenant.default_accounts.test.replace('acc_', 'account_'),
    tenantId: tenant.id,
    live: new Client(xflow, live.secret),
    fleexpay: new Client(fleexpay, test.secret),
  };
}

/** As the connected user `account`. */
export function as(account: { readonly id: string }): Extra {
  return { headers: { 'xflow-account': account.id } };
}

export const USER = {
  business_details: {
    email: 'founder@shoedog.example',
    legal_name: 'Shoe Dog Private Limited',
    physical_address: { city: 'Bangalore', country: 'IN', line1: 'No. 7 MG Road', postal_code: '560038', state: 'Karnataka' },
    type: 'company',
  },
  type: 'user',
} as const;

/** As the reference prints it. */
export const PARTNER = {
  business_details: {
    email: 'Rene9@gmail.com',
    legal_name: 'Macejkovic - Casper',
    physical_address: { city: 'Bowling Green', country: 'US', line1: '73427 Carmine Greens', postal_code: '94107', state: 'CA' },
    type: 'company',
  },
  nickname: 'Jaime Howe',
  type: 'partner',
} as const;

export async function newUser({ api }: Platform, over: object = {}): Promise<XflowAccount> {
  return ok(await api.post<XflowAccount>('/accounts', { ...USER, ...over }));
}

/** Status, code and field of an error. */
export function failure({ status, body }: Answer<unknown>): readonly [number, string | undefined, string | undefined] {
  const error = (body as Partial<XflowFailure>).errors?.[0];
  return [status, error?.code, error?.metadata?.['field_name']];
}
