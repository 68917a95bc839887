import { Readable } from 'node:stream';
import type { FileId, Scope } from '@corridor/contracts';
import { type AccountsQueries, FILE_CHUNK_BYTES } from '@corridor/contracts/accounts';

/** Keeps the bytes of a file that is to be registered, piece by piece: no message is as large as a file. */
export async function keepBytes(accounts: Pick<AccountsQueries, 'keepFileChunk'>, scope: Scope, id: FileId, bytes: Buffer): Promise<void> {
  for (let index = 0; index * FILE_CHUNK_BYTES < bytes.length; index += 1) {
    const piece = bytes.subarray(index * FILE_CHUNK_BYTES, (index + 1) * FILE_CHUNK_BYTES);
    await accounts.keepFileChunk(scope, id, index, piece.toString('base64'));
  }
}

/** The bytes of a file, read as they are sent. It fails when one piece is missing. */
export function bytesOf(accounts: Pick<AccountsQueries, 'fileChunk'>, scope: Scope, { id, size }: { readonly id: FileId; readonly size: number }): Readable {
  async function* pieces() {
    for (let index = 0; index * FILE_CHUNK_BYTES < size; index += 1) {
      const piece = await accounts.fileChunk(scope, id, index);
      if (piece === null) throw new Error(`piece ${index} of file ${id} is not there`);
      yield Buffer.from(piece, 'base64');
    }
  }
  return Readable.from(pieces());
}
