import type { AccountId, Scope } from '@corridor/contracts';
import type { PartyDetails, PartyRecord, PersonView } from '@corridor/contracts/accounts';
import type { AccountsDeps } from '../accounts.deps.js';
import { loadFile } from '../files/files.handlers.js';
import { PgPersonQueries } from '../persons/persons.queries.js';
import type { PersonBehind, UserFile } from './domain/requirements.js';

/** Far more than any business has behind it. */
const MOST_PAGES = 10;
const PAGE = 100;

/**
 * What is known of a connected user that is to be activated. Persons and addresses change in one order with the activation:
 * their commands have its key.
 */
export async function userFileOf(deps: AccountsDeps, scope: Scope, { id, document }: PartyRecord, details: PartyDetails): Promise<UserFile> {
  const [persons, hasPayoutAddress, ofBusiness] = await Promise.all([
    personsOf(deps, scope, id),
    hasAddress(deps, scope, id),
    document === null ? null : loadFile(deps, scope, document),
  ]);
  const behind = await Promise.all(persons.map(async (person) => behindOf(deps, scope, person)));
  return { business: details.business, document: ofBusiness, persons: behind, hasPayoutAddress };
}

async function behindOf(deps: AccountsDeps, scope: Scope, { id, relationship, details, document }: PersonView): Promise<PersonBehind> {
  const file = document === null ? null : await loadFile(deps, scope, document);
  return { id, relationship, details, documentPurpose: file?.purpose ?? null };
}

async function personsOf(deps: AccountsDeps, scope: Scope, account: AccountId): Promise<readonly PersonView[]> {
  const queries = new PgPersonQueries(deps);
  const persons: PersonView[] = [];
  for (let pages = 0, after: string | undefined; pages < MOST_PAGES; pages += 1) {
    const page = await queries.persons(scope, { family: account }, { limit: PAGE, after });
    if (page.kind !== 'page') throw new Error('a person vanished while its account was being activated');
    persons.push(...page.items.filter((person) => person.account === account));
    after = page.items.at(-1)?.id;
    if (!page.hasMore) return persons;
  }
  throw new Error(`account ${account} has more than ${MOST_PAGES * PAGE} persons`);
}

async function hasAddress({ pool, schema }: AccountsDeps, { tenant, mode }: Scope, account: AccountId): Promise<boolean> {
  const { rows } = await pool.query(
    `select 1 from ${schema}.addresses where tenant = $1 and mode = $2 and account = $3 and category = 'payout' and status = 'activated' limit 1`,
    [tenant, mode, account],
  );
  return rows.length > 0;
}
