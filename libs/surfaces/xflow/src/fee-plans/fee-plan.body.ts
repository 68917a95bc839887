import { Field } from '@corridor/surfaces/http';
import { documented, IdField, LineField } from '../fields/fields.js';
import { accountIds } from '../ids.js';
import { MetadataField } from '../metadata/metadata.field.js';
import { Fixes } from '../fields/fixes.js';
import { FeePlanObject } from './fee-plan.object.js';

/** A list of entries; what each may be: `readFees`. */
function EntriesField(description: string): PropertyDecorator {
  const check = Field('entries', (value) => (Array.isArray(value) ? null : 'must be a list of objects'));
  return documented({ description: `${description} One entry is for all currencies, \`*\`, to all.` }, { type: 'array', items: { type: 'object' } }, check);
}

class FeePlanBody {
  @MetadataField()
  readonly metadata?: Readonly<Record<string, unknown>>;
}

@Fixes(FeePlanObject)
export class UpdateFeePlanBody extends FeePlanBody {}

export class CreateFeePlanBody extends FeePlanBody {
  @documented({ description: 'What payments on hosted pages cost, a method each. Methods that are left out cost nothing.', optional: true }, { type: 'array', items: { type: 'object' } }, Field('entries', (value) => (Array.isArray(value) ? null : 'must be a list of objects')))
  readonly deposit?: readonly unknown[];

  @IdField(accountIds, { description: 'The connected user that is charged by it.', example: 'account_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly linked_id!: string;

  @LineField(32, { description: '`account`.', example: 'account' })
  readonly linked_object!: string;

  @EntriesField('What a payout costs.')
  readonly payout!: readonly unknown[];

  @EntriesField('By how much the rate of a payout is worse than its reference.')
  readonly payout_fx!: readonly unknown[];

  @EntriesField('By how much the rate of a transfer is worse than its reference.')
  readonly transfer_fx!: readonly unknown[];

  @LineField(32, { description: '`account_fees`.', example: 'account_fees' })
  readonly type!: string;
}
