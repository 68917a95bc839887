import type { AccountId, KeyId, Page, PageRequest, Scope, TenantId } from '@corridor/contracts';
import type { AccountsQueries, AccountView, KeyView, TenantView } from '@corridor/contracts/accounts';
import { keysetPage } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import { works } from '../domain/key.js';

export interface AccountsReadDeps {
  readonly pool: Pool;
  readonly schema: string;
  now(): Date;
}

interface ViewRow<View> {
  readonly view: View;
}

/** Answers from the tables that the projection writes. Every query with a scope is bound to it (invariant 10). */
export class PgAccountsQueries implements AccountsQueries {
  constructor(private readonly deps: AccountsReadDeps) {}

  async account(scope: Scope, id: AccountId): Promise<AccountView | null> {
    return this.one<AccountView>('select view from $SCHEMA.accounts where tenant = $1 and mode = $2 and id = $3', [scope.tenant, scope.mode, id]);
  }

  async accounts(scope: Scope, page: PageRequest): Promise<Page<AccountView>> {
    return this.list<AccountView>('accounts', scope, page);
  }

  async key(scope: Scope, id: KeyId): Promise<KeyView | null> {
    return this.one<KeyView>('select view from $SCHEMA.keys where tenant = $1 and mode = $2 and id = $3', [scope.tenant, scope.mode, id]);
  }

  async keys(scope: Scope, page: PageRequest): Promise<Page<KeyView>> {
    return this.list<KeyView>('keys', scope, page);
  }

  async keyByHash(hash: string): Promise<KeyView | null> {
    const key = await this.one<KeyView>(
      'select k.view from $SCHEMA.key_hashes h join $SCHEMA.keys k on k.id = h.key_id where h.hash = $1',
      [hash],
    );
    return key !== null && works(key, this.deps.now().toISOString()) ? key : null;
  }

  async tenant(id: TenantId): Promise<TenantView | null> {
    return this.one<TenantView>('select view from $SCHEMA.tenants where id = $1', [id]);
  }

  private async one<View>(sql: string, values: readonly unknown[]): Promise<View | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<ViewRow<View>>(sql.replaceAll('$SCHEMA', schema), [...values]);
    return rows[0]?.view ?? null;
  }

  private async list<View>(table: 'accounts' | 'keys', scope: Scope, page: PageRequest): Promise<Page<View>> {
    const { pool, schema } = this.deps;
    return keysetPage<ViewRow<View>, View>({
      pool,
      table: `${schema}.${table}`,
      columns: 'view',
      scope,
      page,
      itemOf: ({ view }) => view,
    });
  }
}
