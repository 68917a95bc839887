import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { EVENT_TYPES } from '../webhooks/event-types.js';

/** How deliveries stand. `failed`: every attempt has failed, and there will be none any more. */
export const DELIVERY_STATUSES_ON_WIRE = ['pending', 'delivered', 'failed'] as const;

export type DeliveryStatusOnWire = (typeof DELIVERY_STATUSES_ON_WIRE)[number];

/** One try to deliver. */
export class DeliveryAttemptObject {
  @ApiProperty({ type: String, format: 'date-time' })
  readonly attempted_at!: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The HTTP status of the answer; null when none came.', example: 503 })
  readonly http_status!: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'What went wrong when no answer came.' })
  readonly error!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The beginning of the answer: 1,024 bytes at most.' })
  readonly response_body!: string | null;

  @ApiProperty({ type: 'integer', description: 'Milliseconds until the answer, or until it was given up.' })
  readonly duration_ms!: number;
}

/** An event on its way to one endpoint. */
export class WebhookDeliveryObject {
  @ApiProperty({ type: String, example: 'dlv_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String, enum: ['webhook_delivery'] })
  readonly object!: 'webhook_delivery';

  @ApiProperty({ type: String })
  readonly webhook_endpoint_id!: string;

  @ApiProperty({ type: String })
  readonly event_id!: string;

  @ApiProperty({ type: String, enum: [...EVENT_TYPES] })
  readonly event_type!: string;

  @ApiProperty({ type: String })
  readonly account_id!: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'That of the event.' })
  readonly sequence!: number;

  @ApiProperty({ type: String, enum: [...DELIVERY_STATUSES_ON_WIRE] })
  readonly status!: DeliveryStatusOnWire;

  @ApiProperty({ type: String, nullable: true, description: 'The delivery that this one repeats.' })
  readonly resend_of!: string | null;

  @ApiProperty({ type: 'integer', minimum: 0 })
  readonly attempt_count!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null when there will be none. One that waits behind another of the same object may come later.' })
  readonly next_attempt_at!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at!: string;

  @ApiPropertyOptional({ type: [DeliveryAttemptObject], description: 'Oldest first. Not in lists.' })
  readonly attempts?: readonly DeliveryAttemptObject[];
}
