import { ApiProperty } from '@nestjs/swagger';
import { ERROR_TYPES, type ErrorType } from './problem.js';

const MEANINGS = Object.entries(ERROR_TYPES).map(([type, meaning]) => `- \`${type}\`: ${meaning}`);

export class ErrorDetail {
  @ApiProperty({ enum: Object.keys(ERROR_TYPES), enumName: 'ErrorType', description: `A closed list.\n\n${MEANINGS.join('\n')}` })
  readonly type!: ErrorType;

  @ApiProperty({ type: String, description: 'What happened, for people.' })
  readonly message!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Dotted path of the field or parameter at fault; null when none is.' })
  readonly param!: string | null;

  @ApiProperty({ type: String, description: 'The request that failed. A replayed answer names the original one.', example: 'req_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly request_id!: string;
}

/** What every answer with a status from 400 on holds. */
export class ErrorBody {
  @ApiProperty({ type: ErrorDetail })
  readonly error!: ErrorDetail;
}
