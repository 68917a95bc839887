import { ApiProperty } from '@nestjs/swagger';
import { ADDED_CODES, ERROR_CODES, type ErrorCode } from './codes.js';

const ADDED = Object.entries(ADDED_CODES).map(([code, meaning]) => `- \`${code}\`: ${meaning}`);

export class ErrorEntry {
  @ApiProperty({
    enum: [...ERROR_CODES, ...Object.keys(ADDED_CODES)],
    enumName: 'ErrorCode',
    description: `A closed list. Those that say what the caller did wrong are named after it; these are for all else:\n\n${ADDED.join('\n')}`,
  })
  readonly code!: ErrorCode;

  @ApiProperty({ type: String, description: 'What happened, for people.', example: 'account.type must be one of partner, platform, user.' })
  readonly message!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    nullable: true,
    description: 'What it is about, by name: mostly `field_name`, the full name of the field or header at fault. Null when there is none.',
    example: { field_name: 'account.type' },
  })
  readonly metadata!: Readonly<Record<string, string>> | null;
}

/** What every answer with a status from 400 on holds. */
export class ErrorObject {
  @ApiProperty({ type: [ErrorEntry] })
  readonly errors!: readonly ErrorEntry[];

  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599, description: 'The status of the answer.', example: 400 })
  readonly http_status_code!: number;

  @ApiProperty({ type: String, enum: ['error'] })
  readonly object!: 'error';
}
