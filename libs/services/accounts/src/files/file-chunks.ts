import type { FileId, Scope } from '@corridor/contracts';
import { FILE_CHUNK_BYTES, MOST_FILE_BYTES } from '@corridor/contracts/accounts';
import { SubjectVault, type VaultDeps } from '../vault/subject-vault.js';

export interface FileName {
  readonly name: string;
}

const MOST_CHUNKS = Math.ceil(MOST_FILE_BYTES / FILE_CHUNK_BYTES);

/** What a client sent and never had registered is kept so long. */
const KEPT_UNREGISTERED = '1 day';
/** As many pieces as one upload drops of those that nobody registered. */
const MOST_DROPPED = 500;

/** The bytes of files in rows, each sealed under its file's own key: what is copied from the database is no document. */
export class FileChunks {
  readonly vault: SubjectVault<FileId, FileName>;

  constructor(private readonly deps: VaultDeps) {
    this.vault = new SubjectVault(deps);
  }

  /** Keeping a piece again changes nothing. */
  async keep(scope: Scope, id: FileId, index: number, bytes: Buffer): Promise<void> {
    if (!Number.isInteger(index) || index < 0 || index >= MOST_CHUNKS) throw new Error(`no file has a piece ${index}`);
    if (bytes.length === 0 || bytes.length > FILE_CHUNK_BYTES) throw new Error(`a piece has 1 to ${FILE_CHUNK_BYTES} bytes, not ${bytes.length}`);
    const { pool, schema } = this.deps;
    if (index === 0) await this.dropUnregistered();
    const sealed = await this.vault.sealBytes(scope, id, bytes, boundOf(id, index));
    await pool.query(
      `insert into ${schema}.file_chunks (file, index, tenant, mode, size, bytes) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [id, index, scope.tenant, scope.mode, bytes.length, sealed],
    );
  }

  async read(scope: Scope, id: FileId, index: number): Promise<Buffer | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<{ bytes: Buffer }>(
      `select bytes from ${schema}.file_chunks where tenant = $1 and mode = $2 and file = $3 and index = $4`,
      [scope.tenant, scope.mode, id, index],
    );
    return rows[0] === undefined ? null : this.vault.openBytes(scope, id, rows[0].bytes, boundOf(id, index));
  }

  /** How many bytes are kept of a file, when all pieces up to the last are there; null when one is missing. */
  async sizeOf({ tenant, mode }: Scope, id: FileId): Promise<number | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<{ pieces: number; last: number | null; size: number | null }>(
      `select count(*)::int as pieces, max(index) as last, sum(size)::int as size from ${schema}.file_chunks where tenant = $1 and mode = $2 and file = $3`,
      [tenant, mode, id],
    );
    const { pieces = 0, last = null, size = null } = rows[0] ?? {};
    return last !== null && pieces === last + 1 ? size : null;
  }

  private async dropUnregistered(): Promise<void> {
    const { pool, schema } = this.deps;
    await pool.query(
      `delete from ${schema}.file_chunks where (file, index) in (
         select c.file, c.index from ${schema}.file_chunks c
         where c.kept_at < now() - interval '${KEPT_UNREGISTERED}' and not exists (select from ${schema}.files f where f.id = c.file)
         limit ${MOST_DROPPED})`,
    );
  }
}

function boundOf(id: FileId, index: number): string {
  return `${id}/${index}`;
}
