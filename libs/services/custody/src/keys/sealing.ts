import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { ConfigError } from '@corridor/runtime';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Says how the rest is to be read, should sealing ever change. */
const VERSION = 1;

/** The key under which seeds are sealed. Kept apart from what it seals: in the configuration, never in the database. */
export type SealingKey = Buffer & { readonly __brand: 'SealingKey' };

/** Reads 32 bytes from 64 hexadecimal digits. Throws without quoting them. */
export function sealingKeyOf(hex: string): SealingKey {
  if (!/^[0-9a-fA-F]{64}$/.test(hex)) throw new Error(`a sealing key is ${KEY_BYTES} bytes in hexadecimal digits`);
  return Buffer.from(hex, 'hex') as SealingKey;
}

/** AES-256-GCM with a fresh nonce. `purpose` is authenticated with it: what was sealed for one does not open as another. */
export function seal(secret: Uint8Array, key: SealingKey, purpose: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), sealed]);
}

/** Throws when the key is another one, the purpose differs or a byte was changed. */
export function unseal(sealed: Buffer, key: SealingKey, purpose: string): Uint8Array {
  if (sealed.at(0) !== VERSION) throw new Error(`sealed in a form that is not known: ${String(sealed.at(0))}`);
  const tagAt = 1 + NONCE_BYTES;
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(1, tagAt), { authTagLength: TAG_BYTES }).setAAD(Buffer.from(purpose));
  decipher.setAuthTag(sealed.subarray(tagAt, tagAt + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(tagAt + TAG_BYTES)), decipher.final()]);
  } catch {
    const problem = `${purpose} does not open under the sealing key that is configured (the single process has it in custody-sealing.key)`;
    throw new ConfigError([{ variable: 'CUSTODY_SEALING_KEY', problem }]);
  }
}
