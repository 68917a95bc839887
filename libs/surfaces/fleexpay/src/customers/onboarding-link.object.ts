import type { OnboardingLinkView, OpenedOnboardingLink } from '@corridor/contracts/accounts';
import { ApiProperty } from '@nestjs/swagger';
import { customerIds } from '../ids.js';
import { wireTime } from '../wire-time.js';

/** A page on which a customer completes what is known of it. Whoever has the URL may do so: send it to nobody else. */
export class OnboardingLinkObject {
  @ApiProperty({ type: String, enum: ['onboarding_link'] })
  readonly object!: 'onboarding_link';

  @ApiProperty({ type: String, example: 'cus_01KF2Wm0Zp7vT9sQd4xYbA' })
  readonly customer_id!: string;

  @ApiProperty({ type: String, format: 'uri', example: 'https://pay.example.com/hosted/onboarding/k3JvQ0pZ8sWmYxR2' })
  readonly url!: string;

  @ApiProperty({ type: String, format: 'uri', nullable: true, example: 'https://shop.example.com/welcome' })
  readonly return_url!: string | null;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-07-01T11:58:04Z' })
  readonly expires_at!: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-06-30T11:58:04Z' })
  readonly created_at!: string;
}

export function onboardingLinkToWire(
  { customerId, createdAt, expiresAt }: OnboardingLinkView,
  { returnUrl }: OpenedOnboardingLink,
  url: string,
): OnboardingLinkObject {
  return {
    object: 'onboarding_link',
    customer_id: customerIds.print(customerId),
    url,
    return_url: returnUrl,
    expires_at: wireTime(expiresAt),
    created_at: wireTime(createdAt),
  };
}
