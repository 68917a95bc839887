import type { Page, PageRequest, PaymentLinkId, Scope } from '@corridor/contracts';
import type { PaymentLinkFilter, PaymentLinkView } from '@corridor/contracts/collections';
import { type Bind, keysetPage } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';

interface LinkRow {
  readonly view: PaymentLinkView;
}

/** Answers from the table of payment links: bound to one tenant and mode (invariant 10), but for {@link scopeOf}. */
export class PgPaymentLinks {
  constructor(private readonly deps: { readonly pool: Pool; readonly schema: string }) {}

  async paymentLink({ tenant, mode }: Scope, id: PaymentLinkId): Promise<PaymentLinkView | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<LinkRow>(`select view from ${schema}.payment_links where tenant = $1 and mode = $2 and id = $3`, [tenant, mode, id]);
    return rows[0]?.view ?? null;
  }

  /** Newest first; once a bound on when they expire is asked for, the next to expire first. */
  async paymentLinks(scope: Scope, filter: PaymentLinkFilter, page: PageRequest): Promise<Page<PaymentLinkView>> {
    const { pool, schema } = this.deps;
    const byExpiry = filter.expiresFrom !== undefined || filter.expiresBefore !== undefined;
    const columns = 'id, tenant, mode, owner, account, receivable, status, created_at, expires_at, view';
    const table = `(select ${columns}, ${byExpiry ? 'expiry_order' : 'position'} as position from ${schema}.payment_links) payment_links`;
    const where = (bind: Bind) => conditionsOf(filter, bind);
    return keysetPage<LinkRow, PaymentLinkView>({ pool, table, columns: 'view', scope, page, where, itemOf: ({ view }) => view });
  }

  /** Whose a link is: for the page that whoever has the link may see. */
  async scopeOf(id: PaymentLinkId): Promise<Scope | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<Scope>(`select tenant, mode from ${schema}.payment_links where id = $1`, [id]);
    return rows[0] ?? null;
  }
}

function conditionsOf({ owner, accounts, receivables, statuses, createdFrom, createdBefore, expiresFrom, expiresBefore }: PaymentLinkFilter, bind: Bind): readonly string[] {
  const among = [
    ['account', accounts, 'uuid'],
    ['receivable', receivables, 'uuid'],
    ['status', statuses, 'text'],
  ] as const;
  const bounds = [
    ['created_at >=', createdFrom],
    ['created_at <', createdBefore],
    ['expires_at >=', expiresFrom],
    ['expires_at <', expiresBefore],
  ] as const;
  return [
    ...(owner === undefined ? [] : [`owner = ${bind(owner)}::uuid`]),
    ...among.flatMap(([column, values, type]) => (values === undefined ? [] : [`${column} = any(${bind(values)}::${type}[])`])),
    ...bounds.flatMap(([condition, value]) => (value === undefined ? [] : [`${condition} ${bind(value)}`])),
  ];
}
