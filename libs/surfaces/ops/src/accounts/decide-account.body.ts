import type { PartyVerdict } from '@corridor/contracts/accounts';
import { Field, OneOf, Optional } from '@corridor/surfaces/http';

const VERDICTS: readonly PartyVerdict[] = ['activate', 'hold'];
const REASON = /^[a-z][a-z0-9_]{0,63}$/;

export class DecideAccountBody {
  @OneOf(VERDICTS)
  readonly decision!: PartyVerdict;

  /** A word, so that nothing about a person gets into the log, which is for ever. */
  @Optional()
  @Field('reason', (value) =>
    typeof value === 'string' && REASON.test(value) ? null : 'must be a word in small letters, such as document_expired',
  )
  readonly reason?: string;
}
