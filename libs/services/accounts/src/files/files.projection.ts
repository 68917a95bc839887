import type { Scope } from '@corridor/contracts';
import type { FileRecord } from '@corridor/contracts/accounts';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';
import type { FileEvent } from './file.decide.js';

interface FileRow {
  readonly scope: Scope;
  readonly file: FileRecord;
}

/** Ids are chosen by the sender: one that is taken fails its own unit alone. */
const insertFile: RowStatement<FileRow> = {
  name: 'accounts.insert-file',
  rank: 70,
  needsPosition: true,
  sql: `insert into $SCHEMA.files (id, tenant, mode, position, owner, purpose, type, created_at, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::text[], $7::text[], $8::timestamptz[], $9::json[])
        on conflict do nothing`,
  columns: (rows) => [
    rows.map(({ row }) => row.file.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.file.owner),
    rows.map(({ row }) => row.file.purpose),
    rows.map(({ row }) => row.file.type),
    rows.map(({ row }) => row.file.createdAt),
    rows.map(({ row }) => JSON.stringify(row.file)),
  ],
  keyOf: (row) => row.file.id,
  mustChange: 'every row',
};

const updateFile: RowStatement<FileRecord> = {
  name: 'accounts.update-file',
  rank: 71,
  sql: 'update $SCHEMA.files f set view = n.view from unnest($1::uuid[], $2::json[]) as n (id, view) where f.id = n.id',
  columns: (rows) => [rows.map(({ row }) => row.id), rows.map(({ row }) => JSON.stringify(row))],
  keyOf: (row) => row.id,
  mustChange: 'every row',
};

export function fileRows(event: FileEvent, scope: Scope): readonly RowWrite[] {
  switch (event.type) {
    case 'FileRegistered':
      return [write(insertFile, [{ scope, file: event.data.file }])];
    case 'FileUpdated':
      return [write(updateFile, [event.data.file])];
  }
}
