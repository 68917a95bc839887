import { IdField, LineField } from '../fields/fields.js';
import { customerIds } from '../ids.js';

export class CreateAccountBody {
  @IdField(customerIds, { description: "Whose account it is to be; one's own without.", optional: true })
  readonly customer_id?: string;

  @LineField(200, { description: 'What to call the account.', optional: true })
  readonly label?: string;
}
