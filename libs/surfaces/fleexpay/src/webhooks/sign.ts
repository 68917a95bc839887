import { createHmac } from 'node:crypto';
import type { Signable } from '@corridor/contracts/webhooks';

const PREFIX = 'whsec_';

/** A secret from random bytes: the bytes in base64, behind a prefix that tells people what it is. */
export function secretOf(random: Uint8Array): string {
  return PREFIX + Buffer.from(random).toString('base64');
}

/**
 * The headers that prove a delivery. `FleexPay-Signature` is the HMAC-SHA256 (hex) of the body, keyed by the whole secret
 * as text. The other three follow Standard Webhooks 1.0, which covers id and time too: its key is the decoded part of
 * the secret behind the prefix.
 */
export function signatureHeaders(secret: string, { id, timestamp, body }: Signable): Readonly<Record<string, string>> {
  if (!secret.startsWith(PREFIX)) throw new Error('not a webhook secret');
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'FleexPay-Signature': createHmac('sha256', secret).update(body).digest('hex'),
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  };
}
