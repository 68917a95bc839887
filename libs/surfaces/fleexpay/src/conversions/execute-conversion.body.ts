import { IdField } from '../fields/fields.js';
import { accountIds, quoteIds } from '../ids.js';

export class ExecuteConversionBody {
  @IdField(quoteIds, { description: 'The quote to execute.' })
  readonly quote_id!: string;

  @IdField(accountIds, { description: 'The account to debit and credit.' })
  readonly account_id!: string;
}
