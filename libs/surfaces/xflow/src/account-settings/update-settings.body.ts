import { PAYOUT_INTERVALS, type PayoutInterval, type ReceivingCurrency, type Weekday, WEEKDAYS } from '@corridor/contracts/accounts';
import { CountField, Field, OneOf } from '@corridor/surfaces/http';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';
import { ChoiceField, documented, FlagField, ObjectField } from '../fields/fields.js';
import { MetadataField } from '../metadata/metadata.field.js';
import { Fixes } from '../fields/fixes.js';
import { AccountSettingObject } from './account-setting.object.js';

function CurrenciesField(description: string): PropertyDecorator {
  const check = Field('currencies', (value) =>
    Array.isArray(value) && value.every((each) => typeof each === 'string') ? null : 'must be a list of currencies',
  );
  return documented({ description, optional: true }, { type: [String], example: ['USD'] }, check);
}

export class ReceivesBody {
  @FlagField({ description: 'Whether a connected user has addresses by default.', optional: true })
  readonly connected_user?: boolean;

  @FlagField({ description: "Whether a connected user's partner has addresses by default.", optional: true })
  readonly connected_user_partner?: boolean;

  @FlagField({ description: 'Whether a partner has addresses by default.', optional: true })
  readonly partner?: boolean;

  @FlagField({ description: 'Whether a platform has addresses by default.', optional: true })
  readonly platform?: boolean;

  @FlagField({ description: 'Whether a user has addresses by default.', optional: true })
  readonly user?: boolean;
}

export class ReceivingCurrenciesBody {
  @CurrenciesField('The currencies of a connected user.')
  readonly connected_user?: readonly ReceivingCurrency[];

  @CurrenciesField("The currencies of a connected user's partner.")
  readonly connected_user_partner?: readonly ReceivingCurrency[];

  @CurrenciesField('The currencies of a partner.')
  readonly partner?: readonly ReceivingCurrency[];

  @CurrenciesField('The currencies of a platform.')
  readonly platform?: readonly ReceivingCurrency[];

  @CurrenciesField('The currencies of a user.')
  readonly user?: readonly ReceivingCurrency[];
}

/** Left out, or null as the object shows it: then it is looked at no further. */
function Anchor(): PropertyDecorator {
  return ValidateIf((_body, value) => value !== undefined && value !== null);
}

export class PayoutSettingsBody {
  @FlagField({ description: 'Whether a connected user is paid out; its platform says.', optional: true })
  readonly enabled?: boolean;

  @ChoiceField(PAYOUT_INTERVALS, { description: 'How often money is paid out.', optional: true })
  readonly interval?: PayoutInterval;

  @Anchor()
  @CountField(1, 31)
  @ApiProperty({ type: Number, required: false, nullable: true, minimum: 1, maximum: 31, description: 'The day of a monthly interval; in shorter months the last one. Null without one.' })
  readonly monthly_anchor?: number | null;

  @Anchor()
  @OneOf(WEEKDAYS)
  @ApiProperty({ type: String, required: false, nullable: true, enum: [...WEEKDAYS], description: 'The day of a weekly interval. Null without one.' })
  readonly weekly_anchor?: Weekday | null;
}

@Fixes(AccountSettingObject)
export class UpdateSettingsBody {
  @ObjectField(() => ReceivesBody, { description: 'Who has addresses to receive money at by default.', optional: true })
  readonly address?: ReceivesBody;

  @ObjectField(() => ReceivingCurrenciesBody, { description: 'In which currencies.', optional: true })
  readonly address_currency?: ReceivingCurrenciesBody;

  @MetadataField()
  readonly metadata?: Readonly<Record<string, unknown>>;

  @ObjectField(() => PayoutSettingsBody, { description: 'How money is paid out.', optional: true })
  readonly payouts?: PayoutSettingsBody;
}
