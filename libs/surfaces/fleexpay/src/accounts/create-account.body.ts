import { LineField } from '../fields/fields.js';

export class CreateAccountBody {
  @LineField(200, { description: 'What to call the account.', optional: true })
  readonly label?: string;
}
