import type { PersonId, Scope } from '@corridor/contracts';
import type { PersonRecord } from '@corridor/contracts/accounts';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';
import type { PersonEvent } from './person.decide.js';

interface PersonRow {
  readonly scope: Scope;
  readonly person: PersonRecord;
}

/** Ids are chosen by the sender: one that is taken fails its own unit alone. */
const insertPerson: RowStatement<PersonRow> = {
  name: 'accounts.insert-person',
  rank: 72,
  needsPosition: true,
  sql: `insert into $SCHEMA.persons (id, tenant, mode, position, account, created_at, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::timestamptz[], $7::json[]) on conflict do nothing`,
  columns: (rows) => [
    rows.map(({ row }) => row.person.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.person.account),
    rows.map(({ row }) => row.person.createdAt),
    rows.map(({ row }) => JSON.stringify(row.person)),
  ],
  keyOf: (row) => row.person.id,
  mustChange: 'every row',
};

const updatePerson: RowStatement<PersonRecord> = {
  name: 'accounts.update-person',
  rank: 73,
  sql: 'update $SCHEMA.persons p set view = n.view from unnest($1::uuid[], $2::json[]) as n (id, view) where p.id = n.id',
  columns: (rows) => [rows.map(({ row }) => row.id), rows.map(({ row }) => JSON.stringify(row))],
  keyOf: (row) => row.id,
  mustChange: 'every row',
};

const deletePerson: RowStatement<PersonId> = {
  name: 'accounts.delete-person',
  rank: 74,
  sql: 'delete from $SCHEMA.persons where id = any($1::uuid[])',
  columns: (rows) => [rows.map(({ row }) => row)],
  keyOf: (row) => row,
  mustChange: 'every row',
};

export function personRows(event: PersonEvent, scope: Scope): readonly RowWrite[] {
  const { person } = event.data;
  switch (event.type) {
    case 'PersonRegistered':
      return [write(insertPerson, [{ scope, person }])];
    case 'PersonUpdated':
      return [write(updatePerson, [person])];
    case 'PersonDeleted':
      return [write(deletePerson, [person.id])];
  }
}
