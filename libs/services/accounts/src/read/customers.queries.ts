import type { CustomerId, Page, PageRequest, Scope } from '@corridor/contracts';
import type { CustomerFilter, CustomerRecord, CustomerView } from '@corridor/contracts/accounts';
import { type Bind, keysetPage } from '@corridor/messaging';
import { ProfileVault, type VaultDeps } from '../vault/profile-vault.js';

interface CustomerRow {
  readonly view: CustomerView;
  /** Null once it is destroyed. */
  readonly wrapped: Buffer | null;
}

/** A customer's row with the key to what is sealed in it. */
const COLUMNS = (schema: string) => `view, (select wrapped from ${schema}.subject_keys k where k.subject = customers.id) as wrapped`;

/** Answers from the table of customers, with their personal data opened: bound to one tenant and mode (invariant 10). */
export class PgCustomerQueries {
  readonly vault: ProfileVault;

  constructor(private readonly deps: VaultDeps) {
    this.vault = new ProfileVault(deps);
  }

  async customer({ tenant, mode }: Scope, id: CustomerId): Promise<CustomerRecord | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<CustomerRow>(
      `select ${COLUMNS(schema)} from ${schema}.customers where tenant = $1 and mode = $2 and id = $3`,
      [tenant, mode, id],
    );
    return rows[0] === undefined ? null : this.recordOf(rows[0]);
  }

  async customers(scope: Scope, filter: CustomerFilter, page: PageRequest): Promise<Page<CustomerRecord>> {
    const { pool, schema } = this.deps;
    return keysetPage<CustomerRow, CustomerRecord>({
      pool,
      table: `${schema}.customers`,
      columns: COLUMNS(schema),
      scope,
      page,
      where: (bind) => conditionsOf(filter, schema, bind),
      itemOf: (row) => this.recordOf(row),
    });
  }

  private recordOf({ view, wrapped }: CustomerRow): CustomerRecord {
    return { ...view, profile: this.vault.openWith(wrapped, view.id, view.sealedProfile) };
  }
}

function conditionsOf({ status, type, country, accountId, createdFrom, createdBefore }: CustomerFilter, schema: string, bind: Bind): readonly string[] {
  const conditions = [
    ['status =', status],
    ['type =', type],
    ['country =', country],
    ['created_at >=', createdFrom],
    ['created_at <', createdBefore],
  ] as const;
  const given = conditions.flatMap(([condition, value]) => (value === undefined ? [] : [`${condition} ${bind(value)}`]));
  return accountId === undefined ? given : [...given, `id = (select customer_id from ${schema}.accounts where id = ${bind(accountId)})`];
}
