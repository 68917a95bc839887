import type { AccountId } from '@corridor/contracts';
import { FEE_PLAN_STATUSES, FEE_PLAN_TYPES, type FeePlanFilter, type FeePlanStatus, type FeePlanType } from '@corridor/contracts/quotes';
import { ChoicesField, IdsField } from '../fields/fields.js';
import { readId } from '../fields/path-id.js';
import { accountIds } from '../ids.js';
import { CreatedQuery, Moment, periodOf } from '../lists/created.query.js';

export class ListFeePlansQuery extends CreatedQuery {
  @IdsField(accountIds, { description: 'Only plans of these accounts.' })
  readonly linked_id?: readonly string[];

  @ChoicesField(FEE_PLAN_STATUSES, { description: 'Only plans that stand so.' })
  readonly status?: readonly FeePlanStatus[];

  @ChoicesField(FEE_PLAN_TYPES, { description: 'Only plans of these types.' })
  readonly type?: readonly FeePlanType[];

  @Moment('Only plans that hold from this second on.')
  readonly 'validity.from.eq'?: string;

  @Moment('Only plans that hold from after this second.')
  readonly 'validity.from.gt'?: string;

  @Moment('Only plans that hold from this second or later.')
  readonly 'validity.from.gte'?: string;

  @Moment('Only plans that hold from before this second.')
  readonly 'validity.from.lt'?: string;

  @Moment('Only plans that hold from this second or before.')
  readonly 'validity.from.lte'?: string;

  @Moment('Only plans that held until this second.')
  readonly 'validity.to.eq'?: string;

  @Moment('Only plans that held until after this second.')
  readonly 'validity.to.gt'?: string;

  @Moment('Only plans that held until this second or later.')
  readonly 'validity.to.gte'?: string;

  @Moment('Only plans that held until before this second.')
  readonly 'validity.to.lt'?: string;

  @Moment('Only plans that held until this second or before.')
  readonly 'validity.to.lte'?: string;
}

/** `family`: whose plans may be seen, with those of its users. */
export function filterOf(query: ListFeePlansQuery, family: AccountId): FeePlanFilter {
  const period = (field: string) => periodOf({ ...query }, field, 'fee_plan');
  return {
    family,
    accounts: query.linked_id?.map((id) => readId(accountIds, id)),
    statuses: query.status,
    types: query.type,
    created: period('created'),
    validFrom: period('validity.from'),
    validTo: period('validity.to'),
  };
}
