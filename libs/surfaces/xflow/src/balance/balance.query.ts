import { IdField } from '../fields/fields.js';
import { accountIds } from '../ids.js';

export class BalanceQuery {
  @IdField(accountIds, { description: 'Whose balance; without it, that of the account which the request is made for.', optional: true })
  readonly account_id?: string;
}
