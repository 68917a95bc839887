import type { CustomerId, PersonId } from '@corridor/contracts';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';

type Subject = CustomerId | PersonId;

const deleteKey: RowStatement<Subject> = {
  name: 'accounts.delete-subject-key',
  rank: 47,
  sql: 'delete from $SCHEMA.subject_keys where subject = any($1::uuid[])',
  columns: (rows) => [rows.map(({ row }) => row)],
  keyOf: (row) => row,
};

/** Destroys a person's key with the event that tells of it. It is no projection: what is gone must stay gone. */
export function destroyKey(subject: Subject): RowWrite {
  return write(deleteKey, [subject]);
}
