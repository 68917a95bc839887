import { createHash } from 'node:crypto';
import type { CommandId, Id, Mode, TenantId, TransactionId } from '@corridor/contracts';
import { v7 } from 'uuid';

/** A UUIDv7 anywhere in a text, so that ids can be derived from `stream/revision` as well as from bare ids. */
const UUID_V7 = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/;

const TIMESTAMP_BYTES = 6;

/** A new id of a kind: a UUIDv7 (RFC 9562), which rises within the process. */
export function mintId<Kind extends string>(): Id<Kind> {
  return v7() as Id<Kind>;
}

/**
 * The id of a command that `base` causes, always the same one for the same base and label. When the base is or holds a
 * UUIDv7, the id is one of the same millisecond, so that index inserts stay local; otherwise it is a UUIDv8.
 */
export function derivedCommandId(base: string, label: string): CommandId {
  return derived('command', base, label) as CommandId;
}

/** What makes a client's request the same request: who sent it, over which surface, under which key. */
export interface RequestIdentity {
  readonly tenant: TenantId;
  readonly mode: Mode;
  readonly surface: string;
  readonly idempotencyKey: string;
}

/** The command id that an Idempotency-Key stands for: a UUIDv8 of nothing but the hash of its parts. */
export function commandIdFor({ tenant, mode, surface, idempotencyKey }: RequestIdentity): CommandId {
  return uuidOf(hashOf(['request', tenant, mode, surface, idempotencyKey]), 8) as CommandId;
}

/**
 * The id of a journal transaction that `base` causes: UUIDv7-shaped, of the base's millisecond, the last twelve bits
 * zero, because entry ids fill them.
 * @throws when `base` holds no UUIDv7: transaction ids sort by time
 */
export function transactionIdFor(base: string, label: string): TransactionId {
  if (!UUID_V7.test(base)) throw new Error(`no UUIDv7 in ${base.slice(0, 100)}, so no transaction id derives from it`);
  return `${derived('transaction', base, label).slice(0, -3)}000` as TransactionId;
}

function derived(kind: string, base: string, label: string): string {
  const bytes = hashOf([kind, base, label]);
  const found = UUID_V7.exec(base)?.[0];
  if (found === undefined) return uuidOf(bytes, 8);
  Buffer.from(found.replaceAll('-', ''), 'hex').copy(bytes, 0, 0, TIMESTAMP_BYTES);
  return uuidOf(bytes, 7);
}

/** SHA-256 over the parts as a JSON array, so that no two lists of parts are joined to the same text. */
function hashOf(parts: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

function uuidOf(bytes: Buffer, version: 7 | 8): string {
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | (version << 4);
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  const hex = bytes.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
