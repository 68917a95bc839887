import { ApiProperty } from '@nestjs/swagger';
import { EVENT_TYPES, type EventType, LINKED_OBJECTS, type LinkedObject } from './event-types.js';

/** Something that happened to an object. What it is now, a read of the object says. The body of a webhook is the same object. */
export class EventObject {
  @ApiProperty({ type: String, description: 'The user, or the platform, whose object it is.', example: 'account_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly account_id!: string;

  @ApiProperty({ type: 'integer', description: 'When it happened, in seconds since 1970.', example: 1782817200 })
  readonly created!: number;

  @ApiProperty({ type: String, example: 'event_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly id!: string;

  @ApiProperty({ type: String, description: 'The object that it happened to.', example: 'deposit_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly linked_id!: string;

  @ApiProperty({ type: String, enum: [...LINKED_OBJECTS] })
  readonly linked_object!: LinkedObject;

  @ApiProperty({ type: Boolean })
  readonly livemode!: boolean;

  @ApiProperty({ type: String, enum: ['event'] })
  readonly object!: 'event';

  @ApiProperty({ type: String, enum: [...EVENT_TYPES] })
  readonly type!: EventType;
}
