import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** Where events are sent. */
export class WebhookEndpointObject {
  @ApiProperty({ type: String, example: 'whk_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String, enum: ['webhook_endpoint'] })
  readonly object!: 'webhook_endpoint';

  @ApiProperty({ type: String, format: 'uri' })
  readonly url!: string;

  @ApiProperty({ type: [String] })
  readonly events!: readonly string[];

  @ApiPropertyOptional({ type: String, description: 'The key of signatures. Only in the answer that makes it: that of the registration, and that of a roll.' })
  readonly secret?: string;

  @ApiProperty({ type: String, enum: ['enabled', 'disabled'] })
  readonly status!: 'enabled' | 'disabled';

  @ApiProperty({ type: String, nullable: true })
  readonly description!: string | null;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Until when the secret before signs too. Only while it does.' })
  readonly previous_secret_expires_at?: string;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at!: string;
}

export class DeletedWebhookEndpointObject {
  @ApiProperty({ type: String })
  readonly id!: string;

  @ApiProperty({ type: String, enum: ['webhook_endpoint'] })
  readonly object!: 'webhook_endpoint';

  @ApiProperty({ type: Boolean, enum: [true] })
  readonly deleted!: true;
}
