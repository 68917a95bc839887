import { randomInt } from 'node:crypto';
import type { Mode } from '@corridor/contracts';
import type { KeyKind } from '@corridor/contracts/accounts';
import { hashOfKey } from '@corridor/surfaces/http';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_CHARACTERS = 32;
const HINT_CHARACTERS = 4;
const PREFIXES: Readonly<Record<KeyKind, string>> = { secret: 'sk', publishable: 'pk' };

/** A new key. `secret` is shown once and kept nowhere; hash and hint are what the owner of keys gets. */
export interface MintedKey {
  readonly secret: string;
  readonly hash: string;
  readonly hint: string;
}

/** 32 characters of 62, drawn evenly: 190 bits, beyond any guessing, so that a plain hash is enough to keep. */
export function mintKey(kind: KeyKind, mode: Mode): MintedKey {
  const random = Array.from({ length: RANDOM_CHARACTERS }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  const secret = `${PREFIXES[kind]}_${mode}_${random}`;
  return { secret, hash: hashOfKey(secret), hint: secret.slice(-HINT_CHARACTERS) };
}
