import type { AccountId, AddressId, Page, PageRequest, Scope } from '@corridor/contracts';
import type {
  AddressFilter,
  AddressQueries,
  AddressView,
  OpenedAddressRecord,
  PayerDetails,
  PayoutAddressDetails,
  PayoutAddressFilter,
  PayoutAddressQueries,
  PayoutAddressRecord,
  PayoutAddressView,
  SealedPayer,
  SealedPayoutAddress,
} from '@corridor/contracts/accounts';
import { type Bind, keysetPage } from '@corridor/messaging';
import { SubjectVault, type VaultDeps } from '../vault/subject-vault.js';

interface AddressRow {
  /** Those for payouts don't say that they are: they are older than the other categories. */
  readonly view: (PayoutAddressRecord & { readonly category?: never }) | OpenedAddressRecord;
  /** Null where nothing is sealed. */
  readonly wrapped: Buffer | null;
  readonly parent: AccountId | null;
}

const COLUMNS = 'view, wrapped, parent';

/** Rows with the keys to what is sealed in them. An address whose key is destroyed is nobody's any more. */
const tableOf = (schema: string) => `(
  select a.*, p.parent, k.wrapped from ${schema}.addresses a
  join ${schema}.parties p on p.id = a.account left join ${schema}.subject_keys k on k.subject = a.id
  where a.category not in ('payout', 'payer') or k.wrapped is not null) addresses`;

/** Answers from the table of addresses: bound to one tenant and mode (invariant 10). */
export class PgAddressQueries implements PayoutAddressQueries, AddressQueries {
  private readonly payouts: SubjectVault<AddressId, PayoutAddressDetails>;
  private readonly payers: SubjectVault<AddressId, PayerDetails>;

  constructor(private readonly deps: VaultDeps) {
    this.payouts = new SubjectVault(deps);
    this.payers = new SubjectVault(deps);
  }

  async address({ tenant, mode }: Scope, id: AddressId): Promise<AddressView | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<AddressRow>(
      `select ${COLUMNS} from ${tableOf(schema)} where tenant = $1 and mode = $2 and id = $3`,
      [tenant, mode, id],
    );
    return rows[0] === undefined ? null : this.viewOf(rows[0]);
  }

  async addresses(scope: Scope, filter: AddressFilter, page: PageRequest): Promise<Page<AddressView>> {
    const { pool, schema } = this.deps;
    const where = (bind: Bind) => conditionsOf(filter, bind);
    return keysetPage<AddressRow, AddressView>({ pool, table: tableOf(schema), columns: COLUMNS, scope, page, where, itemOf: (row) => this.viewOf(row) });
  }

  async payoutAddress(scope: Scope, id: AddressId): Promise<PayoutAddressView | null> {
    const address = await this.address(scope, id);
    return address?.category === 'payout' ? address : null;
  }

  async payoutAddresses(scope: Scope, filter: PayoutAddressFilter, page: PageRequest): Promise<Page<PayoutAddressView>> {
    const found = await this.addresses(scope, { ...filter, categories: ['payout'] }, page);
    return found.kind === 'page' ? { ...found, items: found.items.map(payoutOf) } : found;
  }

  async sealPayoutAddress(scope: Scope, id: AddressId, details: PayoutAddressDetails): Promise<SealedPayoutAddress> {
    return this.payouts.seal(scope, id, details);
  }

  async sealPayer(scope: Scope, id: AddressId, details: PayerDetails): Promise<SealedPayer> {
    return this.payers.seal(scope, id, details);
  }

  private viewOf({ view, wrapped, parent: accountsParent }: AddressRow): AddressView {
    if (view.category === undefined) {
      const { sealedDetails, ...address } = view;
      const details = this.payouts.openWith(wrapped, address.id, sealedDetails);
      if (details === null) throw new Error(`address ${address.id} was read without its key`);
      return { ...address, category: 'payout', details, accountsParent };
    }
    if (view.category !== 'payer') return { ...view, accountsParent };
    const { sealedDetails, ...address } = view;
    const details = this.payers.openWith(wrapped, address.id, sealedDetails);
    if (details === null) throw new Error(`address ${address.id} was read without its key`);
    return { ...address, details, accountsParent };
  }
}

function payoutOf(address: AddressView): PayoutAddressView {
  if (address.category !== 'payout') throw new Error(`address ${address.id} is none for payouts`);
  return address;
}

function conditionsOf({ family, account, reusable, createdFrom, createdBefore, ...filter }: AddressFilter, bind: Bind): readonly string[] {
  const self = family === undefined ? null : bind(family);
  const among = [
    ['category', filter.categories],
    ['currency', filter.currencies],
    ['status', filter.statuses],
    ['kind', filter.kinds],
    ['provider', filter.providers],
  ] as const;
  return [
    ...(self === null ? [] : [`(account = ${self}::uuid or parent = ${self}::uuid)`]),
    ...(account === undefined ? [] : [`account = ${bind(account)}::uuid`]),
    ...among.flatMap(([column, values]) => (values === undefined ? [] : [`${column} = any(${bind(values)}::text[])`])),
    ...(reusable === undefined ? [] : [`reusable = ${bind(reusable)}`]),
    ...(createdFrom === undefined ? [] : [`created_at >= ${bind(createdFrom)}`]),
    ...(createdBefore === undefined ? [] : [`created_at < ${bind(createdBefore)}`]),
  ];
}
