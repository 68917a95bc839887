import type { AccountId, FileId, Page, PageRequest, Scope } from '@corridor/contracts';
import type { FileFilter, FileQueries, FileRecord, FileView } from '@corridor/contracts/accounts';
import { type Bind, keysetPage } from '@corridor/messaging';
import type { VaultDeps } from '../vault/subject-vault.js';
import { FileChunks } from './file-chunks.js';

interface FileRow {
  readonly view: FileRecord;
  /** Null once it is destroyed. */
  readonly wrapped: Buffer | null;
  readonly parent: AccountId | null;
}

const tableOf = (schema: string) => `(
  select f.*, p.parent, (select wrapped from ${schema}.subject_keys k where k.subject = f.id) as wrapped
  from ${schema}.files f join ${schema}.parties p on p.id = f.owner) files`;

/** Answers from the table of files: bound to one tenant and mode (invariant 10). */
export class PgFileQueries implements FileQueries {
  private readonly chunks: FileChunks;

  constructor(private readonly deps: VaultDeps) {
    this.chunks = new FileChunks(deps);
  }

  async file({ tenant, mode }: Scope, id: FileId): Promise<FileView | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<FileRow>(
      `select view, wrapped, parent from ${tableOf(schema)} where tenant = $1 and mode = $2 and id = $3`,
      [tenant, mode, id],
    );
    return rows[0] === undefined ? null : this.viewOf(rows[0]);
  }

  async files(scope: Scope, filter: FileFilter, page: PageRequest): Promise<Page<FileView>> {
    const { pool, schema } = this.deps;
    const where = (bind: Bind) => conditionsOf(filter, bind);
    return keysetPage<FileRow, FileView>({ pool, table: tableOf(schema), columns: 'view, wrapped, parent', scope, page, where, itemOf: (row) => this.viewOf(row) });
  }

  async sealFileName(scope: Scope, id: FileId, name: string): Promise<string> {
    return this.chunks.vault.seal(scope, id, { name });
  }

  async keepFileChunk(scope: Scope, id: FileId, index: number, bytes: string): Promise<void> {
    await this.chunks.keep(scope, id, index, Buffer.from(bytes, 'base64'));
  }

  async fileChunk(scope: Scope, id: FileId, index: number): Promise<string | null> {
    return (await this.chunks.read(scope, id, index))?.toString('base64') ?? null;
  }

  private viewOf({ view: { sealedName, ...file }, wrapped, parent }: FileRow): FileView {
    return { ...file, name: this.chunks.vault.openWith(wrapped, file.id, sealedName)?.name ?? null, ownersParent: parent };
  }
}

function conditionsOf({ family, purposes, types, createdFrom, createdBefore }: FileFilter, bind: Bind): readonly string[] {
  const self = family === undefined ? null : bind(family);
  return [
    ...(self === null ? [] : [`(owner = ${self}::uuid or parent = ${self}::uuid)`]),
    ...(purposes === undefined ? [] : [`purpose = any(${bind(purposes)}::text[])`]),
    ...(types === undefined ? [] : [`type = any(${bind(types)}::text[])`]),
    ...(createdFrom === undefined ? [] : [`created_at >= ${bind(createdFrom)}`]),
    ...(createdBefore === undefined ? [] : [`created_at < ${bind(createdBefore)}`]),
  ];
}
