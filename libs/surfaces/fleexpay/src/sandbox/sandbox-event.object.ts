import { ApiProperty } from '@nestjs/swagger';

/** What the sandbox has let happen. */
export class SandboxEventObject {
  @ApiProperty({ type: String, enum: ['sandbox_event'] })
  readonly object!: 'sandbox_event';

  @ApiProperty({ type: String, example: 'deposit.completed' })
  readonly type!: string;

  @ApiProperty({ type: String, example: 'dep_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly object_id!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The object as it now is.' })
  readonly data!: object;
}
