import type { AccountId, AddressId, Page, PageRequest, Scope } from '@corridor/contracts';
import type { PayoutAddressDetails, PayoutAddressFilter, PayoutAddressQueries, PayoutAddressRecord, PayoutAddressView, SealedPayoutAddress } from '@corridor/contracts/accounts';
import { type Bind, keysetPage } from '@corridor/messaging';
import { SubjectVault, type VaultDeps } from '../vault/subject-vault.js';

interface AddressRow {
  readonly view: PayoutAddressRecord;
  readonly wrapped: Buffer;
  readonly parent: AccountId | null;
}

/** Rows with the keys to what is sealed in them. An address whose key is destroyed is nobody's any more. */
const tableOf = (schema: string) => `(
  select a.*, p.parent, k.wrapped from ${schema}.payout_addresses a
  join ${schema}.parties p on p.id = a.account join ${schema}.subject_keys k on k.subject = a.id) payout_addresses`;

/** Answers from the table of addresses: bound to one tenant and mode (invariant 10). */
export class PgPayoutAddressQueries implements PayoutAddressQueries {
  private readonly vault: SubjectVault<AddressId, PayoutAddressDetails>;

  constructor(private readonly deps: VaultDeps) {
    this.vault = new SubjectVault(deps);
  }

  async payoutAddress({ tenant, mode }: Scope, id: AddressId): Promise<PayoutAddressView | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<AddressRow>(
      `select view, wrapped, parent from ${tableOf(schema)} where tenant = $1 and mode = $2 and id = $3`,
      [tenant, mode, id],
    );
    return rows[0] === undefined ? null : this.viewOf(rows[0]);
  }

  async payoutAddresses(scope: Scope, filter: PayoutAddressFilter, page: PageRequest): Promise<Page<PayoutAddressView>> {
    const { pool, schema } = this.deps;
    const where = (bind: Bind) => conditionsOf(filter, bind);
    return keysetPage<AddressRow, PayoutAddressView>({ pool, table: tableOf(schema), columns: 'view, wrapped, parent', scope, page, where, itemOf: (row) => this.viewOf(row) });
  }

  async sealPayoutAddress(scope: Scope, id: AddressId, details: PayoutAddressDetails): Promise<SealedPayoutAddress> {
    return this.vault.seal(scope, id, details);
  }

  private viewOf({ view: { sealedDetails, ...address }, wrapped, parent }: AddressRow): PayoutAddressView {
    const details = this.vault.openWith(wrapped, address.id, sealedDetails);
    if (details === null) throw new Error(`address ${address.id} was read without its key`);
    return { ...address, details, accountsParent: parent };
  }
}

function conditionsOf({ family, account, statuses, createdFrom, createdBefore }: PayoutAddressFilter, bind: Bind): readonly string[] {
  const self = family === undefined ? null : bind(family);
  return [
    ...(self === null ? [] : [`(account = ${self}::uuid or parent = ${self}::uuid)`]),
    ...(account === undefined ? [] : [`account = ${bind(account)}::uuid`]),
    ...(statuses === undefined ? [] : [`status = any(${bind(statuses)}::text[])`]),
    ...(createdFrom === undefined ? [] : [`created_at >= ${bind(createdFrom)}`]),
    ...(createdBefore === undefined ? [] : [`created_at < ${bind(createdBefore)}`]),
  ];
}
