import { timingSafeEqual } from 'node:crypto';
import { type Authenticate, bearerToken, hashOfKey, unauthenticated } from '@corridor/surfaces/http';

const HASH = /^[0-9a-f]{64}$/;

/**
 * The operator's key is known by its SHA-256 (hex) alone. Hashes are compared in constant time, so that answers do not
 * tell by their time how much of a guess was right. Throws at once when the configured hash is none.
 */
export function operatorAuthenticator(keyHash: string): Authenticate {
  if (!HASH.test(keyHash)) throw new Error('the hash of the ops key must be 64 hexadecimal digits in small letters');
  const expected = Buffer.from(keyHash, 'hex');
  return async (credentials) => {
    const key = bearerToken(credentials);
    if (key === null) throw unauthenticated('No ops key was given.');
    const given = Buffer.from(hashOfKey(key), 'hex');
    if (!key.startsWith('ops_') || !timingSafeEqual(given, expected)) throw unauthenticated('The ops key is not valid.');
    return { kind: 'operator' };
  };
}
