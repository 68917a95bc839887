import { FEE_BEARERS, FEE_PLAN_STATUSES, FEE_PLAN_TYPES, type FeeBearer, type FeePlanStatus, type FeePlanType, type ReferenceRate, REFERENCE_RATES } from '@corridor/contracts/quotes';
import { ApiProperty } from '@nestjs/swagger';

const CURRENCY = { type: String, description: 'A currency of ISO 4217, or * for all.', example: '*' } as const;
const PERCENTAGE = { type: String, description: 'A per cent of the amount.', example: '1.00' } as const;

class CorridorEntry {
  @ApiProperty(CURRENCY)
  readonly destination_currency!: string;

  @ApiProperty(CURRENCY)
  readonly source_currency!: string;
}

export class PayoutFeeEntry extends CorridorEntry {
  @ApiProperty({ type: String, description: 'In the source currency, beside the variable part.', example: '0.00' })
  readonly fixed!: string;

  @ApiProperty({ type: String, description: 'What is charged at least, in the source currency.', example: '0.00' })
  readonly minimum!: string;

  @ApiProperty(PERCENTAGE)
  readonly variable!: string;
}

export class PayoutFxEntry extends CorridorEntry {
  @ApiProperty({ type: String, enum: [...REFERENCE_RATES] })
  readonly reference_rate!: ReferenceRate;

  @ApiProperty(PERCENTAGE)
  readonly variable!: string;
}

export class TransferFxEntry extends CorridorEntry {
  @ApiProperty({ type: String, enum: ['mid_market'] })
  readonly reference_rate!: 'mid_market';

  @ApiProperty(PERCENTAGE)
  readonly variable!: string;

  @ApiProperty({ ...PERCENTAGE, description: 'A per cent of the amount while the market is closed.', example: '2.00' })
  readonly variable_off_hours!: string;
}

export const METHOD_NAMES = ['affirm', 'afterpay', 'check', 'ach_debit', 'klarna'] as const;
export const METHOD_TYPES = ['buy_now_pay_later', 'check', 'domestic_debit'] as const;

export class DepositFeeEntry {
  @ApiProperty({ type: String, description: 'A currency of ISO 4217.', example: 'USD' })
  readonly currency!: string;

  @ApiProperty({ type: Boolean, description: 'Whether anybody can pay by the method.' })
  readonly enabled!: boolean;

  @ApiProperty({ type: String, enum: [...METHOD_NAMES] })
  readonly payment_method_name!: (typeof METHOD_NAMES)[number];

  @ApiProperty({ type: String, enum: [...METHOD_TYPES] })
  readonly payment_method_type!: (typeof METHOD_TYPES)[number];

  @ApiProperty({ type: String, enum: [...FEE_BEARERS], description: 'Who bears the fee: the partner on top of what is owed, the user out of it, or both by half.' })
  readonly processing_fee_indicator!: FeeBearer;

  @ApiProperty(PERCENTAGE)
  readonly variable!: string;
}

export class ValidityObject {
  @ApiProperty({ type: Number, example: 1683072939 })
  readonly from!: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Null while the plan holds.' })
  readonly to!: number | null;
}

/** What an account is charged. */
export class FeePlanObject {
  @ApiProperty({ type: Number, example: 1666077553 })
  readonly created!: number;

  @ApiProperty({ type: [DepositFeeEntry], description: 'What payments on hosted pages cost. Methods that are not here cost nothing.' })
  readonly deposit!: readonly DepositFeeEntry[];

  @ApiProperty({ type: String, example: 'fee_plan_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String })
  readonly linked_id!: string;

  @ApiProperty({ type: String, enum: ['account'] })
  readonly linked_object!: 'account';

  @ApiProperty({ type: Boolean })
  readonly livemode!: boolean;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  readonly metadata!: Readonly<Record<string, string>> | null;

  @ApiProperty({ type: String, enum: ['fee_plan'] })
  readonly object!: 'fee_plan';

  @ApiProperty({ type: [PayoutFeeEntry] })
  readonly payout!: readonly PayoutFeeEntry[];

  @ApiProperty({ type: [PayoutFxEntry] })
  readonly payout_fx!: readonly PayoutFxEntry[];

  @ApiProperty({ type: String, enum: [...FEE_PLAN_STATUSES] })
  readonly status!: FeePlanStatus;

  @ApiProperty({ type: [TransferFxEntry] })
  readonly transfer_fx!: readonly TransferFxEntry[];

  @ApiProperty({ type: String, enum: [...FEE_PLAN_TYPES] })
  readonly type!: FeePlanType;

  @ApiProperty({ type: ValidityObject })
  readonly validity!: ValidityObject;
}
