import type { DepositId, Page, PageRequest, PaymentLinkId, Scope } from '@corridor/contracts';
import type {
  CheckoutView,
  CollectionsQueries,
  DepositFilter,
  DepositView,
  DepositWithPayer,
  Remittance,
  SuspendedFunds,
  SuspendedFundsWithPayer,
} from '@corridor/contracts/collections';
import { type Bind, keysetPage } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import { PgPaymentLinks } from '../payment-links/payment-links.queries.js';
import { PgAddressDepositQueries } from '../address-deposits/address-deposits.queries.js';
import { PgReceivableQueries } from '../receivables/receivables.queries.js';

export interface CollectionsReadDeps {
  readonly pool: Pool;
  readonly schema: string;
}

interface Row<View> {
  readonly view: View;
  readonly remittance: Remittance | null;
}

/** Answers from the tables that the projection writes. Every query is bound to one tenant and mode (invariant 10). */
export class PgCollectionsQueries implements CollectionsQueries {
  private readonly ofAddresses: PgAddressDepositQueries;
  private readonly ofReceivables: PgReceivableQueries;
  private readonly ofLinks: PgPaymentLinks;

  constructor(private readonly deps: CollectionsReadDeps) {
    this.ofAddresses = new PgAddressDepositQueries(deps);
    this.ofReceivables = new PgReceivableQueries(deps);
    this.ofLinks = new PgPaymentLinks(deps);
  }

  addressDeposit: CollectionsQueries['addressDeposit'] = (scope, id) => this.ofAddresses.addressDeposit(scope, id);
  addressDeposits: CollectionsQueries['addressDeposits'] = (scope, filter, page) => this.ofAddresses.addressDeposits(scope, filter, page);
  receivable: CollectionsQueries['receivable'] = (scope, id) => this.ofReceivables.receivable(scope, id);
  receivables: CollectionsQueries['receivables'] = (scope, filter, page) => this.ofReceivables.receivables(scope, filter, page);
  paymentLink: CollectionsQueries['paymentLink'] = (scope, id) => this.ofLinks.paymentLink(scope, id);
  paymentLinks: CollectionsQueries['paymentLinks'] = (scope, filter, page) => this.ofLinks.paymentLinks(scope, filter, page);

  async deposit(scope: Scope, id: DepositId): Promise<DepositWithPayer | null> {
    return this.one<DepositView>('deposits', scope, id);
  }

  async receivedFunds(scope: Scope, id: DepositId): Promise<SuspendedFundsWithPayer | null> {
    return this.one<SuspendedFunds>('suspended_funds', scope, id);
  }

  async deposits(scope: Scope, filter: DepositFilter, page: PageRequest): Promise<Page<DepositWithPayer>> {
    return keysetPage<Row<DepositView>, DepositWithPayer>({
      ...this.listOf('deposits', scope, page),
      where: (bind) => conditionsOf(filter, bind),
      itemOf: withPayer,
    });
  }

  async suspendedFunds(scope: Scope, page: PageRequest): Promise<Page<SuspendedFundsWithPayer>> {
    return keysetPage<Row<SuspendedFunds>, SuspendedFundsWithPayer>({
      ...this.listOf('suspended_funds', scope, page),
      where: () => ['not gone'],
      itemOf: withPayer,
    });
  }

  async checkout(id: PaymentLinkId): Promise<CheckoutView | null> {
    const scope = await this.ofLinks.scopeOf(id);
    const link = scope === null ? null : await this.ofLinks.paymentLink(scope, id);
    if (scope === null || link === null) return null;
    const deposit = link.payment === null ? null : ((await this.addressDeposit(scope, link.payment.deposit))?.status ?? null);
    return { scope, link, deposit };
  }

  private async one<View>(table: 'deposits' | 'suspended_funds', { tenant, mode }: Scope, id: DepositId) {
    const { rows } = await this.deps.pool.query<Row<View>>(
      `select ${this.columnsOf(table)} from ${this.deps.schema}.${table} where tenant = $1 and mode = $2 and id = $3`,
      [tenant, mode, id],
    );
    return rows[0] === undefined ? null : withPayer(rows[0]);
  }

  private listOf(table: 'deposits' | 'suspended_funds', scope: Scope, page: PageRequest) {
    const { pool, schema } = this.deps;
    return { pool, table: `${schema}.${table}`, columns: this.columnsOf(table), scope, page };
  }

  private columnsOf(table: 'deposits' | 'suspended_funds'): string {
    return `view, (select r.remittance from ${this.deps.schema}.remittances r where r.id = ${table}.id) as remittance`;
  }
}

function withPayer<View>({ view, remittance }: Row<View>): View & { readonly remittance: Remittance | null } {
  return { ...view, remittance };
}

function conditionsOf({ accountId, currency, status, rail, createdFrom, createdBefore }: DepositFilter, bind: Bind): string[] {
  return [
    ...(accountId === undefined ? [] : [`account_id = ${bind(accountId)}`]),
    ...(currency === undefined ? [] : [`currency = ${bind(currency)}`]),
    ...(status === undefined ? [] : [`status = ${bind(status)}`]),
    ...(rail === undefined ? [] : [`rail = ${bind(rail)}`]),
    ...(createdFrom === undefined ? [] : [`created_at >= ${bind(createdFrom)}`]),
    ...(createdBefore === undefined ? [] : [`created_at < ${bind(createdBefore)}`]),
  ];
}
