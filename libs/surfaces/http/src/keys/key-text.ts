import { createHash } from 'node:crypto';
import type { Mode } from '@corridor/contracts';
import type { KeyKind } from '@corridor/contracts/accounts';

const KEY = /^(sk|pk)_(test|live)_[0-9A-Za-z]{16,64}$/;

/** What a key says of itself. Nothing is known from it but which questions are not worth asking. */
export interface KeyText {
  readonly kind: KeyKind;
  readonly mode: Mode;
}

/** Null for text that no key looks like. */
export function readKeyText(text: string): KeyText | null {
  const match = KEY.exec(text);
  if (match === null) return null;
  return { kind: match[1] === 'sk' ? 'secret' : 'publishable', mode: match[2] as Mode };
}

/** SHA-256 (hex) of a key: the only form in which keys are kept or sent. */
export function hashOfKey(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
