import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, Client, ok } from './client.js';

/** What the operator of an installation does: tenants and their keys. */
export interface Tenant {
  readonly id: string;
  readonly default_accounts: Readonly<Record<'test' | 'live', string>>;
}

export interface KeyLimits {
  readonly reads_per_second: number;
  readonly writes_per_second: number;
}

export interface KeyRequest {
  readonly tenant_id: string;
  readonly mode: 'test' | 'live';
  readonly kind?: 'secret' | 'publishable';
  readonly scopes?: readonly string[];
  readonly limits?: KeyLimits;
  readonly label?: string;
}

export interface Key {
  readonly id: string;
  readonly tenant_id: string;
  readonly mode: 'test' | 'live';
  readonly status: string;
  readonly scopes: readonly string[];
  readonly ends_at: string | null;
}

/** Only the answer that makes a key has its secret. */
export interface NewKey extends Key {
  readonly secret: string;
}

/** High enough that a test which is not about limits never meets them. */
export const NO_LIMITS: KeyLimits = { reads_per_second: 100_000, writes_per_second: 100_000 };

const MOST_TRIES = 20;

export class Operator {
  readonly client: Client;

  constructor(origin: string, key: string) {
    this.client = new Client(`${origin}/ops/v1`, key);
  }

  async tenant(name: string, kind?: 'platform' | 'direct_user'): Promise<Tenant> {
    return ok(await this.patiently(() => this.client.post<Tenant>('/tenants', { name, ...(kind === undefined ? {} : { kind }) })));
  }

  async key(request: KeyRequest): Promise<NewKey> {
    return ok(await this.patiently(() => this.client.post<NewKey>('/keys', { kind: 'secret', ...request })));
  }

  /** What an account is charged, as only the operator can say it. */
  async feePlan(scope: { readonly tenant_id: string; readonly mode?: string }, body: object): Promise<{ readonly id: string }> {
    return ok(await this.patiently(() => this.client.post<{ readonly id: string }>(`/fee_plans?${new URLSearchParams(scope).toString()}`, body)));
  }

  /** The old key goes on working for so many seconds. */
  async roll(key: Key, expiresInSeconds?: number): Promise<NewKey> {
    const body = expiresInSeconds === undefined ? {} : { expires_in_seconds: expiresInSeconds };
    return ok(await this.patiently(() => this.client.post<NewKey>(`/keys/${key.id}/roll?${scopeOf(key)}`, body)));
  }

  async revoke(key: Key): Promise<Key> {
    return ok(await this.patiently(() => this.client.delete<Key>(`/keys/${key.id}?${scopeOf(key)}`)));
  }

  /** The operator's own limit is met when many tests begin at once. */
  private async patiently<Body>(ask: () => Promise<Answer<Body>>): Promise<Answer<Body>> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await ask();
      if (answer.status !== 429 || attempt === MOST_TRIES) return answer;
      await sleep(200);
    }
  }
}

function scopeOf({ tenant_id: tenant, mode }: Key): string {
  return `tenant_id=${tenant}&mode=${mode}`;
}
