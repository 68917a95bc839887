import type { Folded } from '../fold/folded-book.js';
import type { TableCheckDeps } from './table-check.js';

/** Every command that made an event has to have its outcome, or a repeat of it would be decided anew (invariant 8). */
export async function checkOutcomes({ client, schema, faults }: TableCheckDeps, folded: readonly Folded[]): Promise<void> {
  const { rows } = await client.query<{ at: number; found: string | null }>(
    `select f.at, case when o.command_id is not null then
       'is ' || coalesce(o.outcome::json ->> 'kind', o.state) || ' with fingerprint ' || o.fingerprint end as found
     from unnest($1::uuid[], $2::text[]) with ordinality as f (command_id, fingerprint, at)
     left join ${schema}.outcomes o on o.command_id = f.command_id
     where o.command_id is null or o.fingerprint <> f.fingerprint or o.outcome is null or o.outcome::json ->> 'kind' <> 'accepted'`,
    [folded.map(({ event }) => event.commandId), folded.map(({ fingerprint }) => fingerprint)],
  );
  for (const { at, found } of rows) {
    const each = folded[at - 1];
    if (each === undefined) continue;
    const { book, event } = each;
    faults.add({ book: book.id, revision: event.revision, what: `the outcome of command ${event.commandId} ${found ?? 'is missing'}` });
  }
}
