import { PAYMENT_TYPES, type PaymentType } from '@corridor/contracts/ledger';
import { ApiProperty } from '@nestjs/swagger';
import { LINKED_OBJECTS } from './linked-objects.js';

export class PaymentMoneyObject {
  @ApiProperty({ type: String, example: '19.65' })
  readonly amount!: string;

  @ApiProperty({ type: String, example: 'USD' })
  readonly currency!: string;
}

/** Another payment that this one belongs together with. */
export class LinkedPaymentObject {
  @ApiProperty({ type: String, description: 'The account that the linked payment belongs to.' })
  readonly account_id!: string;

  @ApiProperty({ type: String })
  readonly payment_id!: string;

  @ApiProperty({ type: String, enum: [...PAYMENT_TYPES] })
  readonly payment_type!: PaymentType;
}

/** A movement of money into an account, within it or out of it. Each makes balance transactions; fees are payments of their own. */
export class PaymentObject {
  @ApiProperty({ type: Number, example: 1666160776 })
  readonly created!: number;

  @ApiProperty({ type: String, nullable: true, description: 'The fee plan by which it was charged or converted; null for what is neither.' })
  readonly fee_plan_id!: string | null;

  @ApiProperty({ type: PaymentMoneyObject })
  readonly from!: PaymentMoneyObject;

  @ApiProperty({ type: String, example: 'payment_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: Boolean, description: 'Whether an exchange rate was made with it.' })
  readonly is_exchange_rate_applicable!: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'The object that caused it. One that this API has no calls for is named as the FleexPay API prints it.' })
  readonly linked_id!: string | null;

  @ApiProperty({ type: String, nullable: true, enum: LINKED_OBJECTS })
  readonly linked_object!: string | null;

  @ApiProperty({ type: [LinkedPaymentObject], nullable: true, description: 'Null when there are none.' })
  readonly linked_payments!: readonly LinkedPaymentObject[] | null;

  @ApiProperty({ type: Boolean })
  readonly livemode!: boolean;

  @ApiProperty({ type: String, enum: ['payment'] })
  readonly object!: 'payment';

  @ApiProperty({ type: Number, nullable: true, description: 'From when reconciled money may be paid out; null for other types than `reconcile`.' })
  readonly payout_eligible_at!: number | null;

  @ApiProperty({ type: PaymentMoneyObject })
  readonly to!: PaymentMoneyObject;

  @ApiProperty({ type: String, enum: [...PAYMENT_TYPES] })
  readonly type!: PaymentType;
}
