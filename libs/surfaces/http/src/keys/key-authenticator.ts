import type { KeyView } from '@corridor/contracts/accounts';
import { FaultError } from '../failures/fault.js';
import type { Authenticate, Credentials } from '../surface/surface.js';
import type { KeyDirectory } from './key-directory.js';
import { hashOfKey, type KeyText, readKeyText } from './key-text.js';

/** Takes the key out of a request's headers, as a surface documents it. Null when none was sent. */
export type ReadCredential = (credentials: Credentials) => string | null;

export interface KeyAuthenticatorOptions {
  readonly directory: KeyDirectory;
  readonly readCredential: ReadCredential;
  /** Milliseconds since 1970, for keys that end at a time. */
  readonly nowMs?: () => number;
}

const RETRY_AFTER_SECONDS = 1;

/** Authenticates tenants by their keys. Every refusal reads alike: it tells nobody which keys exist. */
export function keyAuthenticator({ directory, readCredential, nowMs = Date.now }: KeyAuthenticatorOptions): Authenticate {
  return async (credentials) => {
    const secret = readCredential(credentials);
    if (secret === null) throw unauthenticated('No API key was given.', false);
    const text = readKeyText(secret);
    if (text === null) throw unauthenticated('The API key is not valid.');
    const key = await find(directory, hashOfKey(secret));
    if (key === null || !isUsable(key, text, nowMs())) throw unauthenticated('The API key is not valid.');
    return { kind: 'key', key, scope: { tenant: key.tenant, mode: key.mode } };
  };
}

/** `Authorization: Bearer <key>`. */
export function bearerToken({ headers }: Credentials): string | null {
  const header = headers['authorization'];
  if (typeof header !== 'string') return null;
  return /^bearer +(\S+) *$/i.exec(header)?.[1] ?? null;
}

export function unauthenticated(message: string, keyGiven = true): FaultError {
  return new FaultError({ kind: 'unauthenticated', message, keyGiven });
}

async function find(directory: KeyDirectory, hash: string): Promise<KeyView | null> {
  try {
    return await directory.find(hash);
  } catch (cause) {
    const error = new FaultError({ kind: 'unavailable', retryAfterSeconds: RETRY_AFTER_SECONDS });
    throw Object.assign(error, { cause });
  }
}

function isUsable(key: KeyView, text: KeyText, nowMs: number): boolean {
  if (key.status !== 'active' || key.mode !== text.mode || key.kind !== text.kind) return false;
  return key.endsAt === null || nowMs < Date.parse(key.endsAt);
}
