import { type ApiEventId, type PublicEvent, publicType } from '@corridor/contracts';
import type { CustomerView } from '@corridor/contracts/accounts';
import type { WebhookDialect } from '@corridor/contracts/webhooks';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';
import type { Pool } from '@corridor/runtime';

interface ForgetfulDeps {
  readonly pool: Pool;
  readonly schema: string;
  readonly dialects: readonly WebhookDialect[];
}

interface BodyRow {
  readonly id: ApiEventId;
  readonly body: string;
}

const CUSTOMER_ERASED = publicType('accounts', 'CustomerErased');

const replaceBody: RowStatement<BodyRow> = {
  name: 'webhooks.replace-body',
  rank: 23,
  sql: `update $SCHEMA.api_events a set body = n.body
        from unnest($1::uuid[], $2::text[]) as n (id, body) where a.id = n.id and a.body is not null`,
  columns: (rows) => [rows.map(({ row }) => row.id), rows.map(({ row }) => row.body)],
  keyOf: ({ id }) => id,
};

/**
 * What must be forgotten with an event: the personal data in what was told of a customer before he was erased. Those bodies
 * are the only ones that ever change. Events of a customer come one after another, so none is told later that is older.
 */
export async function forgotten(event: PublicEvent, { pool, schema, dialects }: ForgetfulDeps): Promise<RowWrite[]> {
  if (event.type !== CUSTOMER_ERASED) return [];
  const { customer } = event.data as { readonly customer: CustomerView };
  const rows = await Promise.all(
    dialects.map(async ({ id, withoutPersonalData }) => {
      const found = await pool.query<BodyRow>(
        `select id, body from ${schema}.api_events
         where tenant = $1 and mode = $2 and dialect = $3 and account = $4 and object = $5 and body is not null`,
        [event.tenant, event.mode, id, customer.accountId, customer.id],
      );
      return found.rows.map((row) => ({ id: row.id, body: withoutPersonalData(row.body) }));
    }),
  );
  return rows.flat().length === 0 ? [] : [write(replaceBody, rows.flat())];
}
