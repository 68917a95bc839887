import { ApiProperty } from '@nestjs/swagger';
import { EVENT_TYPES } from '../events/event-types.js';

export const ENDPOINT_STATUSES = ['activated', 'deactivated'] as const;

export type WebhookEndpointStatus = (typeof ENDPOINT_STATUSES)[number];

/** Where events are sent. */
export class WebhookEndpointObject {
  @ApiProperty({ type: 'integer', description: 'When it was created, in seconds since 1970.' })
  readonly created!: number;

  @ApiProperty({ type: String, nullable: true, description: 'A note to oneself.' })
  readonly description!: string | null;

  @ApiProperty({ type: [String], enum: ['*', ...EVENT_TYPES], description: 'What is sent; `*` for everything.' })
  readonly enabled_events!: readonly string[];

  @ApiProperty({ type: String, example: 'webhook_endpoint_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: Boolean })
  readonly livemode!: boolean;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  readonly metadata!: Readonly<Record<string, string>> | null;

  @ApiProperty({ type: String, enum: ['webhook_endpoint'] })
  readonly object!: 'webhook_endpoint';

  @ApiProperty({ type: Boolean, description: "Whether it gets the platform's own events. If not, it gets those of its connected users, or of the user that has it." })
  readonly platform!: boolean;

  @ApiProperty({ type: String, required: false, description: 'The key of signatures, as UTF-8. In live mode only in the answer that creates the endpoint.' })
  readonly secret?: string;

  @ApiProperty({ type: String, enum: [...ENDPOINT_STATUSES] })
  readonly status!: WebhookEndpointStatus;

  @ApiProperty({ type: String, format: 'uri' })
  readonly url!: string;
}
