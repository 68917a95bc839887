import { createHmac } from 'node:crypto';
import type { Signable, SigningSecrets } from '@corridor/contracts/webhooks';

const PREFIX = 'whsec_';

/** A secret from random bytes: the bytes in base64, behind a prefix that tells people what it is. */
export function secretOf(random: Uint8Array): string {
  return PREFIX + Buffer.from(random).toString('base64');
}

/**
 * The headers that prove a delivery. `FleexPay-Signature` is the HMAC-SHA256 (hex) of the body, keyed by the whole secret
 * as text. The other three follow Standard Webhooks 1.0, which covers id and time too: its key is the decoded part of
 * the secret behind the prefix.
 *
 * While a new secret takes over, `webhook-signature` has a signature by each, which is what its list is for.
 * `FleexPay-Signature` has one, because receivers compare it whole, and nobody knows which secret they go by: a first
 * attempt takes the one before, a second one the new one, and so on in turn. So a receiver that knows one of them takes a
 * delivery at the second attempt at the latest. The signature by the other is in `FleexPay-Signature-Alternate`.
 */
export function signatureHeaders({ current, previous }: SigningSecrets, delivery: Signable): Readonly<Record<string, string>> {
  const { id, timestamp, body, failedAttempts } = delivery;
  const inTurn = previous === null ? [current] : failedAttempts % 2 === 0 ? [previous, current] : [current, previous];
  const [first = '', alternate] = inTurn.map((secret) => createHmac('sha256', secret).update(body).digest('hex'));
  return {
    'FleexPay-Signature': first,
    ...(alternate === undefined ? {} : { 'FleexPay-Signature-Alternate': alternate }),
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': [current, ...(previous === null ? [] : [previous])].map((secret) => standardSignature(secret, delivery)).join(' '),
  };
}

/** @throws for a text that is no secret of this API */
function standardSignature(secret: string, { id, timestamp, body }: Signable): string {
  if (!secret.startsWith(PREFIX)) throw new Error('not a webhook secret');
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}
