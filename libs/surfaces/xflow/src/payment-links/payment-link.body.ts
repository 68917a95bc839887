import { Field } from '@corridor/surfaces/http';
import { documented, IdField, ChoiceField } from '../fields/fields.js';
import { accountIds, receivableIds } from '../ids.js';
import { MetadataField } from '../metadata/metadata.field.js';
import { LINK_TYPES, type LinkType, PaymentLinkObject } from './payment-link.object.js';
import { Fixes } from '../fields/fixes.js';

/** Far more than a link can be for; how many it can, its owner says. */
const MOST_IDS = 100;

const ids = Field('ids', (value) => {
  if (!Array.isArray(value) || value.length > MOST_IDS) return `must be a list of ids that begin with ${receivableIds.prefix}`;
  if (value.length === 0) return { text: 'must name a receivable', flaw: 'too_short' };
  return value.every((each) => typeof each === 'string' && receivableIds.read(each) !== null) ? null : `must be ids that begin with ${receivableIds.prefix}`;
});

export class CreatePaymentLinkBody {
  @IdField(accountIds, { description: 'The partner who is to pay.' })
  readonly account_id!: string;

  @MetadataField()
  readonly metadata?: Readonly<Record<string, unknown>>;

  @documented({ description: 'What is to be paid: one receivable.' }, { type: [String] }, ids)
  readonly receivable_ids!: readonly string[];

  @ChoiceField(LINK_TYPES, { description: '`receivable`.', example: 'receivable' })
  readonly type!: LinkType;
}

@Fixes(PaymentLinkObject)
export class UpdatePaymentLinkBody {
  @MetadataField()
  readonly metadata?: Readonly<Record<string, unknown>>;
}
