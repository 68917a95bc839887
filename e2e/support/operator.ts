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

/** `key` is in the answer that makes the key, and never again. */
export interface Key {
  readonly id: string;
  readonly key?: string;
  readonly status: string;
  readonly scopes: readonly string[];
  readonly ends_at: string | null;
}

/** High enough that a test which is not about limits never meets them. */
export const NO_LIMITS: KeyLimits = { reads_per_second: 100_000, writes_per_second: 100_000 };

export class Operator {
  readonly client: Client;

  constructor(origin: string, key: string) {
    this.client = new Client(`${origin}/ops/v1`, key);
  }

  async tenant(name: string): Promise<Tenant> {
    return ok(await this.client.post<Tenant>('/tenants', { name }));
  }

  async key(request: KeyRequest): Promise<Key & { readonly key: string }> {
    return ok(await this.client.post<Key & { readonly key: string }>('/keys', request));
  }

  roll(id: string, body: { readonly overlap_seconds?: number } = {}): Promise<Answer<Key & { readonly key: string }>> {
    return this.client.post(`/keys/${id}/roll`, body);
  }

  revoke(id: string): Promise<Answer<Key>> {
    return this.client.post(`/keys/${id}/revoke`, {});
  }
}
