import type { CustomerVerdict } from '@corridor/contracts/accounts';
import { Field, OneOf, Optional } from '@corridor/surfaces/http';

/** What a person may decide, and what becomes of the customer. */
export const VERDICTS = { approve: 'approved', reject: 'rejected', review: 'review' } as const satisfies Record<string, CustomerVerdict>;

const REASON = /^[a-z][a-z0-9_]{0,63}$/;

export class DecideCustomerBody {
  @OneOf(Object.keys(VERDICTS))
  readonly decision!: keyof typeof VERDICTS;

  /** A word, so that nothing about a person gets into the log, which is for ever. */
  @Optional()
  @Field('reason', (value) =>
    typeof value === 'string' && REASON.test(value) ? null : 'must be a word in small letters, such as document_expired',
  )
  readonly reason?: string;
}
