import type { AccountId, Page, PageRequest, ReceivableId, Scope } from '@corridor/contracts';
import type { ReceivableFilter, ReceivableQueries, ReceivableView } from '@corridor/contracts/collections';
import { type Bind, keysetPage } from '@corridor/messaging';
import type { Currency } from '@corridor/money';
import type { CollectionsReadDeps } from '../read/collections.queries.js';

interface Row {
  readonly view: ReceivableView;
}

/** Answers from the table of receivables: bound to one tenant and mode (invariant 10). */
export class PgReceivableQueries implements ReceivableQueries {
  constructor(private readonly deps: CollectionsReadDeps) {}

  async receivable({ tenant, mode }: Scope, id: ReceivableId): Promise<ReceivableView | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<Row>(`select view from ${schema}.receivables where tenant = $1 and mode = $2 and id = $3`, [tenant, mode, id]);
    return rows[0]?.view ?? null;
  }

  async receivables(scope: Scope, filter: ReceivableFilter, page: PageRequest): Promise<Page<ReceivableView>> {
    const { pool, schema } = this.deps;
    const where = (bind: Bind) => conditionsOf(filter, bind);
    return keysetPage<Row, ReceivableView>({ pool, table: `${schema}.receivables`, columns: 'view', scope, page, where, itemOf: ({ view }) => view });
  }
}

function conditionsOf({ owner, partners, currencies, statuses, createdFrom, createdBefore }: ReceivableFilter, bind: Bind): readonly string[] {
  return [
    ...(owner === undefined ? [] : [`owner = ${bind(owner)}::uuid`]),
    ...(partners === undefined ? [] : [`partner = any(${bind(partners)}::uuid[])`]),
    ...(currencies === undefined ? [] : [`currency = any(${bind(currencies)}::text[])`]),
    ...(statuses === undefined ? [] : [`status = any(${bind(statuses)}::text[])`]),
    ...(createdFrom === undefined ? [] : [`created_at >= ${bind(createdFrom)}`]),
    ...(createdBefore === undefined ? [] : [`created_at < ${bind(createdBefore)}`]),
  ];
}

/** Receivables of an account whose money has left otherwise, newest first. */
export async function bereftOf({ pool, schema }: CollectionsReadDeps, { tenant, mode }: Scope, owner: AccountId, currency: Currency): Promise<readonly ReceivableId[]> {
  const { rows } = await pool.query<{ id: ReceivableId }>(
    `select id from ${schema}.receivables
     where tenant = $1 and mode = $2 and owner = $3 and currency = $4 and (view ->> 'leftOtherwise')::numeric > 0 order by position desc, id desc`,
    [tenant, mode, owner, currency],
  );
  return rows.map(({ id }) => id);
}

/** Receivables that a partner's or owner's standing may concern. */
export async function openReceivablesOf({ pool, schema }: CollectionsReadDeps, { tenant, mode }: Scope, party: AccountId): Promise<readonly ReceivableId[]> {
  const { rows } = await pool.query<{ id: ReceivableId }>(
    `select id from ${schema}.receivables where tenant = $1 and mode = $2 and (owner = $3 or partner = $3) and status in ('activated', 'hold') order by position, id`,
    [tenant, mode, party],
  );
  return rows.map(({ id }) => id);
}

/** Whether another receivable of the partner has an invoice of that number. */
export async function invoiceNumberTaken({ pool, schema }: CollectionsReadDeps, partner: AccountId, reference: string, except: ReceivableId): Promise<boolean> {
  const { rowCount } = await pool.query(`select 1 from ${schema}.invoice_numbers where partner = $1 and reference = $2 and receivable <> $3`, [partner, reference, except]);
  return (rowCount ?? 0) > 0;
}
