import type { AccountId, Page, PageRequest, PersonId, Scope } from '@corridor/contracts';
import type { PersonDetails, PersonFilter, PersonQueries, PersonRecord, PersonStatus, PersonView, Relationship, SealedPerson } from '@corridor/contracts/accounts';
import { type Bind, keysetPage } from '@corridor/messaging';
import { SubjectVault, type VaultDeps } from '../vault/subject-vault.js';

interface PersonRow {
  readonly view: PersonRecord;
  readonly wrapped: Buffer;
  readonly parent: AccountId | null;
  readonly status: PersonStatus;
}

const COLUMNS = 'view, wrapped, parent, status';

/** Rows with their keys, and how far they are: with their account, once they went with it. Without a key a person is nobody. */
const tableOf = (schema: string) => `(
  select s.*, p.parent, k.wrapped,
         case when not coalesce((p.view -> 'submittedPersons')::jsonb ? s.id::text, false) then 'unverified'
              when p.status in ('activated', 'deactivated') then 'verified' else 'pending' end as status
  from ${schema}.persons s join ${schema}.parties p on p.id = s.account join ${schema}.subject_keys k on k.subject = s.id) persons`;

/** Answers from the table of persons: bound to one tenant and mode (invariant 10). */
export class PgPersonQueries implements PersonQueries {
  private readonly vault: SubjectVault<PersonId, PersonDetails>;

  constructor(private readonly deps: VaultDeps) {
    this.vault = new SubjectVault(deps);
  }

  async person({ tenant, mode }: Scope, id: PersonId): Promise<PersonView | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<PersonRow>(`select ${COLUMNS} from ${tableOf(schema)} where tenant = $1 and mode = $2 and id = $3`, [tenant, mode, id]);
    return rows[0] === undefined ? null : this.viewOf(rows[0]);
  }

  async persons(scope: Scope, filter: PersonFilter, page: PageRequest): Promise<Page<PersonView>> {
    const { pool, schema } = this.deps;
    const where = (bind: Bind) => conditionsOf(filter, bind);
    return keysetPage<PersonRow, PersonView>({ pool, table: tableOf(schema), columns: COLUMNS, scope, page, where, itemOf: (row) => this.viewOf(row) });
  }

  async sealPerson(scope: Scope, id: PersonId, details: PersonDetails): Promise<SealedPerson> {
    return this.vault.seal(scope, id, details);
  }

  async openPerson(scope: Scope, id: PersonId, sealed: SealedPerson): Promise<PersonDetails | null> {
    return this.vault.open(scope, id, sealed);
  }

  private viewOf({ view: { sealedDetails, ...person }, wrapped, parent, status }: PersonRow): PersonView {
    const details = this.vault.openWith(wrapped, person.id, sealedDetails);
    if (details === null) throw new Error(`person ${person.id} was read without its key`);
    return { ...person, details, status, accountsParent: parent };
  }
}

function conditionsOf({ family, relationship = {}, statuses, createdFrom, createdBefore }: PersonFilter, bind: Bind): readonly string[] {
  const self = family === undefined ? null : bind(family);
  const roles = Object.entries(relationship) as [keyof Relationship, boolean | undefined][];
  return [
    ...(self === null ? [] : [`(account = ${self}::uuid or parent = ${self}::uuid)`]),
    ...roles.flatMap(([role, value]) => (value === undefined ? [] : [`(view -> 'relationship' ->> ${bind(role)}::text)::boolean = ${bind(value)}`])),
    ...(statuses === undefined ? [] : [`status = any(${bind(statuses)}::text[])`]),
    ...(createdFrom === undefined ? [] : [`created_at >= ${bind(createdFrom)}`]),
    ...(createdBefore === undefined ? [] : [`created_at < ${bind(createdBefore)}`]),
  ];
}
