import type { Scope } from '@corridor/contracts';
import type { ConversionView, QuoteView } from '@corridor/contracts/quotes';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';
import type { QuoteEvent } from '../domain/quote.js';

interface QuoteRow {
  readonly scope: Scope;
  readonly quote: QuoteView;
}

interface ConversionRow {
  readonly scope: Scope;
  readonly conversion: ConversionView;
}

const insertQuote: RowStatement<QuoteRow> = {
  name: 'quotes.insert-quote',
  rank: 40,
  needsPosition: true,
  sql: `insert into $SCHEMA.quotes (id, tenant, mode, position, status, expires_at, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::timestamptz[], $7::json[])`,
  columns: (rows) => [
    rows.map(({ row }) => row.quote.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.quote.status),
    rows.map(({ row }) => row.quote.expiresAt),
    rows.map(({ row }) => JSON.stringify(row.quote)),
  ],
  keyOf: (row) => row.quote.id,
};

const updateQuote: RowStatement<QuoteRow> = {
  name: 'quotes.update-quote',
  rank: 41,
  sql: `update $SCHEMA.quotes q set status = n.status, view = n.view
        from unnest($1::uuid[], $2::text[], $3::json[]) as n (id, status, view) where q.id = n.id`,
  columns: (rows) => [
    rows.map(({ row }) => row.quote.id),
    rows.map(({ row }) => row.quote.status),
    rows.map(({ row }) => JSON.stringify(row.quote)),
  ],
  keyOf: (row) => row.quote.id,
  mustChange: 'every row',
};

/** A conversion is told of once or twice: pending and then at its end, or at once at its end. Its place in lists is that of the first time. */
const putConversion: RowStatement<ConversionRow> = {
  name: 'quotes.put-conversion',
  rank: 42,
  needsPosition: true,
  sql: `insert into $SCHEMA.conversions as c (id, tenant, mode, position, account_id, quote_id, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::uuid[], $7::json[])
        on conflict (id) do update set view = excluded.view where c.quote_id = excluded.quote_id and c.tenant = excluded.tenant and c.mode = excluded.mode`,
  columns: (rows) => [
    rows.map(({ row }) => row.conversion.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.conversion.accountId),
    rows.map(({ row }) => row.conversion.quoteId),
    rows.map(({ row }) => JSON.stringify(row.conversion)),
  ],
  keyOf: (row) => row.conversion.id,
  // One whose id another quote's conversion has would change nothing.
  mustChange: 'every row',
};

/** The rows that follow from an event. A conversion is in no row before the ledger has accepted it. */
export function quotesRows(event: QuoteEvent, scope: Scope): readonly RowWrite[] {
  switch (event.type) {
    case 'QuoteCreated':
      return [write(insertQuote, [{ scope, quote: event.data.quote }])];
    case 'ConversionAccepted':
    case 'ConversionSettled':
    case 'ConversionFailed': {
      const { quote, conversion } = event.data;
      return [write(updateQuote, [{ scope, quote }]), write(putConversion, [{ scope, conversion }])];
    }
    case 'QuoteExpired':
      return [write(updateQuote, [{ scope, quote: event.data.quote }])];
    case 'ConversionRequested':
    case 'ConversionRejected':
    case 'ConversionReported':
      return [];
  }
}
