import type { BeneficiaryStatus, ReviewVerdict } from '@corridor/contracts/accounts';
import { Field, OneOf, Optional } from '@corridor/surfaces/http';
import { ScopedListQuery } from '../fields.js';

const REASON = /^[a-z0-9_]{1,64}$/;

/** A word, because it is kept in events for ever, where nothing may be said about a person. */
function ReasonField(): PropertyDecorator {
  return Field('reason', (value) =>
    typeof value === 'string' && REASON.test(value) ? null : 'must be a word of small letters, digits and _, such as other_birth_date',
  );
}

export class DecisionBody {
  @OneOf(['approve', 'reject'])
  readonly decision!: ReviewVerdict;

  @ReasonField()
  readonly reason!: string;
}

export class BeneficiaryListQuery extends ScopedListQuery {
  @Optional()
  @OneOf(['active', 'pending_review', 'rejected', 'deleted'])
  readonly status?: BeneficiaryStatus;
}
