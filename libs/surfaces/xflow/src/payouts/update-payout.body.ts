import { Fixes } from '../fields/fixes.js';
import { MetadataField } from '../metadata/metadata.field.js';
import { PayoutObject } from './payout.object.js';

@Fixes(PayoutObject)
export class UpdatePayoutBody {
  @MetadataField()
  readonly metadata?: Readonly<Record<string, unknown>>;
}
