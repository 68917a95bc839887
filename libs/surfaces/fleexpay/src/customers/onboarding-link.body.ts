import { CountField, Optional } from '@corridor/surfaces/http';
import { ApiProperty } from '@nestjs/swagger';
import { ReturnUrlField } from './return-url.field.js';

const LEAST_SECONDS = 60;
const MOST_SECONDS = 7 * 86_400;
/** A message is read on the same day, or hardly ever. */
export const DEFAULT_SECONDS = 86_400;

export class CreateOnboardingLinkBody {
  @ReturnUrlField({ description: 'Where the page leads when the customer is done: over https, or over http to the same machine.', example: 'https://shop.example.com/welcome', optional: true })
  readonly return_url?: string;

  @Optional()
  @CountField(LEAST_SECONDS, MOST_SECONDS)
  @ApiProperty({
    type: 'integer',
    required: false,
    minimum: LEAST_SECONDS,
    maximum: MOST_SECONDS,
    default: DEFAULT_SECONDS,
    description: 'How long the link is good for.',
  })
  readonly expires_in_seconds?: number;
}
