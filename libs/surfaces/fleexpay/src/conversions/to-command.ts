import { readId } from '@corridor/surfaces/http';
import type { ExecuteQuotePayload } from '@corridor/contracts/quotes';
import { mintId } from '@corridor/messaging';
import { accountIds, quoteIds } from '../ids.js';
import type { ExecuteConversionBody } from './execute-conversion.body.js';

export function toExecuteQuote({ quote_id, account_id }: ExecuteConversionBody): ExecuteQuotePayload {
  return {
    quoteId: readId(quoteIds, quote_id),
    accountId: readId(accountIds, account_id),
    conversionId: mintId<'conversion'>(),
  };
}
