import type { DepositId, Page, PageRequest, Scope } from '@corridor/contracts';
import type { AddressDepositFilter, AddressDepositQueries, AddressDepositRecord, AddressDepositView, Remittance } from '@corridor/contracts/collections';
import { type Bind, keysetPage } from '@corridor/messaging';
import type { CollectionsReadDeps } from '../read/collections.queries.js';

interface Row {
  readonly view: AddressDepositRecord;
  readonly remittance: Remittance | null;
}

/** Answers from the table of deposits to addresses, and of those that needed none: bound to one tenant and mode (invariant 10). */
export class PgAddressDepositQueries implements AddressDepositQueries {
  constructor(private readonly deps: CollectionsReadDeps) {}

  async addressDeposit({ tenant, mode }: Scope, id: DepositId): Promise<AddressDepositView | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<Row>(`select ${this.columns()} from ${schema}.address_deposits where tenant = $1 and mode = $2 and id = $3`, [tenant, mode, id]);
    return rows[0] === undefined ? null : viewOf(rows[0]);
  }

  async addressDeposits(scope: Scope, filter: AddressDepositFilter, page: PageRequest): Promise<Page<AddressDepositView>> {
    const { pool, schema } = this.deps;
    const where = (bind: Bind) => conditionsOf(filter, bind);
    return keysetPage<Row, AddressDepositView>({ pool, table: `${schema}.address_deposits`, columns: this.columns(), scope, page, where, itemOf: viewOf });
  }

  private columns(): string {
    return `view, (select r.remittance from ${this.deps.schema}.remittances r where r.id = address_deposits.id) as remittance`;
  }
}

function viewOf({ view, remittance }: Row): AddressDepositView {
  return { ...view, statementDescriptor: remittance?.text ?? null };
}

function conditionsOf(filter: AddressDepositFilter, bind: Bind): readonly string[] {
  const { family, currencies, fromAccount, fromAddress, toAccount, toAddress, methods, reasons, statuses, createdFrom, createdBefore } = filter;
  const self = family === undefined ? null : bind(family);
  return [
    ...(self === null ? [] : [`(to_account = ${self}::uuid or parent = ${self}::uuid)`]),
    ...(currencies === undefined ? [] : [`currency = any(${bind(currencies)}::text[])`]),
    ...(fromAccount === undefined ? [] : [`from_account = ${bind(fromAccount)}::uuid`]),
    ...(fromAddress === undefined ? [] : [`from_address = ${bind(fromAddress)}::uuid`]),
    ...(toAccount === undefined ? [] : [`to_account = ${bind(toAccount)}::uuid`]),
    ...(toAddress === undefined ? [] : [`to_address = ${bind(toAddress)}::uuid`]),
    ...(methods === undefined ? [] : [`method = any(${bind(methods)}::text[])`]),
    ...(reasons === undefined ? [] : [`reason = any(${bind(reasons)}::text[])`]),
    ...(statuses === undefined ? [] : [`status = any(${bind(statuses)}::text[])`]),
    ...(createdFrom === undefined ? [] : [`created_at >= ${bind(createdFrom)}`]),
    ...(createdBefore === undefined ? [] : [`created_at < ${bind(createdBefore)}`]),
  ];
}
