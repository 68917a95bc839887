import type { ConversionId, QuoteId, Scope } from '@corridor/contracts';
import type { QuotesDeps } from '../quotes.deps.js';

/** The quote that a conversion is of, in whose stream it is; null when the scope has no such conversion. */
export async function quoteOfConversion({ pool, schema }: Pick<QuotesDeps, 'pool' | 'schema'>, scope: Scope, id: ConversionId): Promise<QuoteId | null> {
  const { rows } = await pool.query<{ readonly quote_id: QuoteId }>(
    `select quote_id from ${schema}.conversions where tenant = $1 and mode = $2 and id = $3`,
    [scope.tenant, scope.mode, id],
  );
  return rows[0]?.quote_id ?? null;
}
