import { PAYOUT_INTERVALS, type PayoutInterval, type Weekday, WEEKDAYS } from '@corridor/contracts/accounts';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ALL_REASON_CODES, type ReasonCode } from './no-payout-reason.js';

export class PayoutSettingsObject {
  @ApiProperty({ type: Boolean })
  readonly enabled!: boolean;

  @ApiProperty({ type: String, enum: [...PAYOUT_INTERVALS] })
  readonly interval!: PayoutInterval;

  @ApiProperty({ type: Number, nullable: true })
  readonly monthly_anchor!: number | null;

  @ApiProperty({ type: String, enum: [...ALL_REASON_CODES], nullable: true, description: 'Null when enabled.' })
  readonly reason_code_not_enabled!: ReasonCode | null;

  @ApiProperty({ type: String, enum: [...WEEKDAYS], nullable: true })
  readonly weekly_anchor!: Weekday | null;
}

const HAS = { type: Boolean, nullable: true, description: 'Whether it has addresses by default; null where there can be none.' } as const;
const CURRENCIES: ApiPropertyOptions = { type: [String], description: 'In which currencies.', example: ['USD'] };

export class ReceivesObject {
  @ApiProperty(HAS)
  readonly connected_user!: boolean | null;

  @ApiProperty(HAS)
  readonly connected_user_partner!: boolean | null;

  @ApiProperty(HAS)
  readonly partner!: boolean | null;

  @ApiProperty(HAS)
  readonly platform!: boolean | null;

  @ApiProperty(HAS)
  readonly user!: boolean | null;
}

export class ReceivingCurrenciesObject {
  @ApiProperty(CURRENCIES)
  readonly connected_user!: readonly string[];

  @ApiProperty(CURRENCIES)
  readonly connected_user_partner!: readonly string[];

  @ApiProperty(CURRENCIES)
  readonly partner!: readonly string[];

  @ApiProperty(CURRENCIES)
  readonly platform!: readonly string[];

  @ApiProperty(CURRENCIES)
  readonly user!: readonly string[];
}

/** How an account receives money and is paid out. */
export class AccountSettingObject {
  @ApiProperty({ type: String })
  readonly account_id!: string;

  @ApiProperty({ type: ReceivesObject, nullable: true, description: 'Null for partners.' })
  readonly address!: ReceivesObject | null;

  @ApiProperty({ type: ReceivingCurrenciesObject, nullable: true, description: 'Null for partners.' })
  readonly address_currency!: ReceivingCurrenciesObject | null;

  @ApiProperty({ type: Number, example: 1666077553 })
  readonly created!: number;

  @ApiProperty({ type: String, example: 'account_setting_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: Boolean })
  readonly livemode!: boolean;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  readonly metadata!: Readonly<Record<string, string>> | null;

  @ApiProperty({ type: String, enum: ['account_setting'] })
  readonly object!: 'account_setting';

  @ApiProperty({ type: PayoutSettingsObject, nullable: true, description: 'Null for partners, who are never paid out.' })
  readonly payouts!: PayoutSettingsObject | null;
}
