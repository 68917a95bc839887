import { createHmac, timingSafeEqual } from 'node:crypto';

/** How the reference has a receiver check a webhook: hex HMAC-SHA256 of the raw body, keyed by the whole secret. */
export function isSignedBy(secret: string, rawBody: string, signature: string): boolean {
  const expected = Buffer.from(createHmac('sha256', secret).update(rawBody).digest('hex'));
  const given = Buffer.from(signature);
  // timingSafeEqual throws on different lengths, which are no secret.
  return expected.length === given.length && timingSafeEqual(expected, given);
}
