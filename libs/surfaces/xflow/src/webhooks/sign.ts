import { createHmac } from 'node:crypto';
import type { Signable, SigningSecrets } from '@corridor/contracts/webhooks';

/** A secret from random bytes. What comes behind the prefix is text of its own, not bytes to be decoded. */
export function secretOf(random: Uint8Array): string {
  return `webhook_secret_${Buffer.from(random).toString('base64url')}`;
}

/**
 * The headers that prove a delivery, as Standard Webhooks 1.0 has them, but for the key: that is the whole secret as it was
 * returned, as UTF-8. The signature covers id, time and body.
 */
export function signatureHeaders({ current, previous }: SigningSecrets, delivery: Signable): Readonly<Record<string, string>> {
  const secrets = previous === null ? [current] : [current, previous];
  return {
    'webhook-id': delivery.id,
    'webhook-timestamp': String(delivery.timestamp),
    'webhook-signature': secrets.map((secret) => signature(secret, delivery)).join(' '),
  };
}

function signature(secret: string, { id, timestamp, body }: Signable): string {
  return `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}
