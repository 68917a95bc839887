import type { BeneficiaryId, Page, PageRequest, Scope } from '@corridor/contracts';
import type {
  BeneficiaryDetails,
  BeneficiaryFilter,
  BeneficiaryRecord,
  BeneficiaryView,
  RegisteredBeneficiaryQueries,
  ScreenedBeneficiaryView,
  SealedDetails,
} from '@corridor/contracts/accounts';
import { type Bind, keysetPage } from '@corridor/messaging';
import type { VaultDeps } from '../../vault/subject-vault.js';
import { DetailsVault } from '../details-vault.js';

interface BeneficiaryRow {
  readonly view: BeneficiaryRecord;
  readonly wrapped: Buffer;
}

/** Rows with the keys to what is sealed in them. A beneficiary whose key is destroyed is nobody any more. */
const tableOf = (schema: string) => `(select b.*, k.wrapped from ${schema}.beneficiaries b join ${schema}.subject_keys k on k.subject = b.id) beneficiaries`;

/** Answers from the table of beneficiaries, with names and accounts opened: bound to one tenant and mode (invariant 10). */
export class PgBeneficiaryQueries implements RegisteredBeneficiaryQueries {
  private readonly vault: DetailsVault;

  constructor(private readonly deps: VaultDeps) {
    this.vault = new DetailsVault(deps);
  }

  async beneficiary(scope: Scope, id: BeneficiaryId): Promise<BeneficiaryView | null> {
    return this.screenedBeneficiary(scope, id);
  }

  async screenedBeneficiary({ tenant, mode }: Scope, id: BeneficiaryId): Promise<ScreenedBeneficiaryView | null> {
    const { rows } = await this.deps.pool.query<BeneficiaryRow>(
      `select view, wrapped from ${tableOf(this.deps.schema)} where tenant = $1 and mode = $2 and id = $3`,
      [tenant, mode, id],
    );
    return rows[0] === undefined ? null : this.viewOf(rows[0]);
  }

  async beneficiaries(scope: Scope, filter: BeneficiaryFilter, page: PageRequest): Promise<Page<ScreenedBeneficiaryView>> {
    const { pool, schema } = this.deps;
    const where = (bind: Bind) => conditionsOf(filter, bind);
    return keysetPage<BeneficiaryRow, ScreenedBeneficiaryView>({ pool, table: tableOf(schema), columns: 'view, wrapped', scope, page, where, itemOf: (row) => this.viewOf(row) });
  }

  async sealBeneficiary(scope: Scope, id: BeneficiaryId, details: BeneficiaryDetails): Promise<SealedDetails> {
    return this.vault.seal(scope, id, details);
  }

  private viewOf({ view, wrapped }: BeneficiaryRow): ScreenedBeneficiaryView {
    const { id, currency, status, customerId, screening, review, createdAt } = view;
    const details = this.vault.openWith(wrapped, id, view.sealedDetails);
    if (details === null) throw new Error(`beneficiary ${id} was read without its key`);
    return { id, ...details, currency, status, customerId, screening, review, createdAt };
  }
}

function conditionsOf({ status, type, currency, customerId, createdFrom, createdBefore }: BeneficiaryFilter, bind: Bind): readonly string[] {
  const conditions = [
    ['type =', type],
    ['currency =', currency],
    ['customer_id =', customerId],
    ['created_at >=', createdFrom],
    ['created_at <', createdBefore],
  ] as const;
  const given = conditions.flatMap(([condition, value]) => (value === undefined ? [] : [`${condition} ${bind(value)}`]));
  return [status === undefined ? "status <> 'deleted'" : `status = ${bind(status)}`, ...given];
}
