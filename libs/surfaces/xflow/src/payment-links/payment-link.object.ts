import { PAYMENT_LINK_STATUSES, type PaymentLinkStatus } from '@corridor/contracts/collections';
import { ApiProperty } from '@nestjs/swagger';

export const LINK_TYPES = ['receivable'] as const;
export type LinkType = (typeof LINK_TYPES)[number];

/** A page on which a partner pays a receivable. */
export class PaymentLinkObject {
  @ApiProperty({ type: String, description: 'The partner.' })
  readonly account_id!: string;

  @ApiProperty({ type: Number, example: 1666079629 })
  readonly created!: number;

  @ApiProperty({ type: Number, example: 1671263628 })
  readonly expires_at!: number;

  @ApiProperty({ type: String, example: 'pl_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String, format: 'uri', example: 'https://api.example.com/checkout/pl_01KF2Wm0Zp7vT9sQd4xYbA', description: 'The page, for the partner to open.' })
  readonly link!: string;

  @ApiProperty({ type: Boolean })
  readonly livemode!: boolean;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  readonly metadata!: Readonly<Record<string, string>> | null;

  @ApiProperty({ type: String, enum: ['payment_link'] })
  readonly object!: 'payment_link';

  @ApiProperty({ type: [String] })
  readonly receivable_ids!: readonly string[];

  @ApiProperty({ type: String, enum: [...PAYMENT_LINK_STATUSES] })
  readonly status!: PaymentLinkStatus;

  @ApiProperty({ type: String, enum: [...LINK_TYPES] })
  readonly type!: LinkType;
}
