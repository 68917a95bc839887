import { ChoiceField, IdField, LineField, MOST_CODE, ObjectField } from '../fields/fields.js';
import { AmountField } from '../fields/amount.js';
import { accountIds, addressIds } from '../ids.js';
import { MetadataField } from '../metadata/metadata.field.js';
import { Fixes } from '../fields/fixes.js';
import { DepositObject } from './deposit.object.js';

/** By what a deposit of test mode can be said to come. */
const METHODS = ['domestic_credit', 'domestic_fast_credit', 'domestic_wire', 'global_wire'] as const;
const MOST_DESCRIPTOR = 500;

export class DepositFromBody {
  @IdField(accountIds, { description: 'Who pays: the partner that it goes to, when it is not said.', optional: true })
  readonly account_id?: string;
}

export class DepositToBody {
  @IdField(accountIds, { description: 'Whose address it is.', optional: true })
  readonly account_id?: string;

  @IdField(addressIds, { description: 'Where the money arrives.' })
  readonly address_id!: string;
}

export class CreateDepositBody {
  @AmountField({ description: 'How much arrives.', example: '20.00' })
  readonly amount!: string;

  @LineField(MOST_CODE, { description: '`USD`.', example: 'USD' })
  readonly currency!: string;

  @ObjectField(() => DepositFromBody, { description: 'Where it comes from.', optional: true })
  readonly from?: DepositFromBody;

  @MetadataField()
  readonly metadata?: Readonly<Record<string, unknown>>;

  @ChoiceField(METHODS, { description: 'By what it comes.', example: 'domestic_credit' })
  readonly payment_method!: (typeof METHODS)[number];

  @LineField(MOST_DESCRIPTOR, { description: 'What the payer wrote.', optional: true })
  readonly statement_descriptor?: string;

  @ObjectField(() => DepositToBody, { description: 'Where it goes.' })
  readonly to!: DepositToBody;
}

@Fixes(DepositObject)
export class UpdateDepositBody {
  @MetadataField()
  readonly metadata?: Readonly<Record<string, unknown>>;
}
