import type { QuoteStatus } from '@corridor/contracts/quotes';
import { ChoiceField } from '../fields/fields.js';
import { ListQuery } from '../lists/list.query.js';

export class ListQuotesQuery extends ListQuery {
  @ChoiceField(['open', 'executed', 'expired'], { description: 'Only quotes with this status.', optional: true })
  readonly status?: QuoteStatus;
}
