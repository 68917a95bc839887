import type { KeyId } from '@corridor/contracts';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';

interface HashRow {
  readonly hash: string;
  readonly keyId: KeyId;
}

/** A secret opens one key: the same hash a second time fails its own unit alone. */
const insertHash: RowStatement<HashRow> = {
  name: 'accounts.insert-key-hash',
  rank: 44,
  sql: 'insert into $SCHEMA.key_hashes (hash, key_id) select * from unnest($1::text[], $2::uuid[]) on conflict do nothing',
  columns: (rows) => [rows.map(({ row }) => row.hash), rows.map(({ row }) => row.keyId)],
  keyOf: (row) => row.hash,
  mustChange: 'every row',
};

const SHA_256_HEX = /^[0-9a-f]{64}$/;

/** Keeps a key's hash with the step that makes the key. It is no projection: no event carries it. */
export function keepHash(hash: string, keyId: KeyId): RowWrite {
  if (!SHA_256_HEX.test(hash)) throw new Error(`the hash of key ${keyId} is no SHA-256 in hex`);
  return write(insertHash, [{ hash, keyId }]);
}
