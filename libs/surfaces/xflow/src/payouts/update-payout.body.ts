import { Field, Optional } from '@corridor/surfaces/http';
import { applyDecorators } from '@nestjs/common';
import { ApiHideProperty } from '@nestjs/swagger';
import { refuse } from '../errors/refuse.js';
import { MetadataField } from '../metadata/metadata.field.js';

/** A field of the object that no request changes; it is refused by name, not as one that nobody knows. */
function Fixed(): PropertyDecorator {
  return applyDecorators(Optional(), Field('fixed', () => null), ApiHideProperty());
}

export class UpdatePayoutBody {
  @MetadataField()
  readonly metadata?: Readonly<Record<string, unknown>>;

  @Fixed() readonly amount?: unknown;
  @Fixed() readonly arrival_date?: unknown;
  @Fixed() readonly arrival_time?: unknown;
  @Fixed() readonly automatic?: unknown;
  @Fixed() readonly created?: unknown;
  @Fixed() readonly currency?: unknown;
  @Fixed() readonly id?: unknown;
  @Fixed() readonly livemode?: unknown;
  @Fixed() readonly object?: unknown;
  @Fixed() readonly payment_method?: unknown;
  @Fixed() readonly payment_method_details?: unknown;
  @Fixed() readonly payout_confirmation?: unknown;
  @Fixed() readonly statement_descriptor?: unknown;
  @Fixed() readonly status?: unknown;
  @Fixed() readonly to?: unknown;
}

/** Throws when the request would change more than metadata. */
export function refuseFixedFields({ metadata: _metadata, ...fixed }: UpdatePayoutBody): void {
  const [field] = Object.entries(fixed).flatMap(([name, value]) => (value === undefined ? [] : [`payout.${name}`]));
  if (field !== undefined) throw refuse(400, 'payout_parameter_not_editable', `${field} can't be changed.`, field);
}
