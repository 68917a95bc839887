import type { AccountId, Page, PageRequest, Scope } from '@corridor/contracts';
import type { PartyDetails, PartyDetailsChange, PartyFilter, PartyQueries, PartyRecord, PartyView, SealedParty } from '@corridor/contracts/accounts';
import { type Bind, keysetPage } from '@corridor/messaging';
import { SubjectVault, type VaultDeps } from '../../vault/subject-vault.js';
import { firstDetails } from '../domain/details.js';
import { PartyVault } from '../party-vault.js';

interface PartyRow {
  readonly view: PartyRecord;
  /** Null when nothing was ever sealed, and once the key is destroyed. */
  readonly wrapped: Buffer | null;
  readonly tenant_name: string;
}

/** Rows with the keys to what is sealed in them, and the name of the tenant. */
const COLUMNS = (schema: string) => `view, (select wrapped from ${schema}.subject_keys k where k.subject = parties.id) as wrapped,
  (select t.view ->> 'name' from ${schema}.tenants t where t.id = parties.tenant) as tenant_name`;

/** Answers from the table of parties, with their personal data opened: bound to one tenant and mode (invariant 10). */
export class PgPartyQueries implements PartyQueries {
  private readonly vault: PartyVault;
  private readonly sealing: SubjectVault<AccountId, PartyDetails | PartyDetailsChange>;

  constructor(private readonly deps: VaultDeps) {
    this.vault = new PartyVault(deps);
    this.sealing = new SubjectVault(deps);
  }

  async party({ tenant, mode }: Scope, id: AccountId): Promise<PartyView | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<PartyRow>(
      `select ${COLUMNS(schema)} from ${schema}.parties where tenant = $1 and mode = $2 and id = $3`,
      [tenant, mode, id],
    );
    return rows[0] === undefined ? null : this.viewOf(rows[0]);
  }

  async parties(scope: Scope, filter: PartyFilter, page: PageRequest): Promise<Page<PartyView>> {
    const { pool, schema } = this.deps;
    const where = (bind: Bind) => conditionsOf(filter, bind);
    return keysetPage<PartyRow, PartyView>({ pool, table: `${schema}.parties`, columns: COLUMNS(schema), scope, page, where, itemOf: (row) => this.viewOf(row) });
  }

  async partnersOf({ tenant, mode }: Scope, account: AccountId): Promise<readonly AccountId[]> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<{ id: AccountId }>(
      `select id from ${schema}.parties where tenant = $1 and mode = $2 and parent = $3 and type = 'partner'`,
      [tenant, mode, account],
    );
    return rows.map(({ id }) => id);
  }

  async sealParty(scope: Scope, id: AccountId, details: PartyDetails | PartyDetailsChange): Promise<SealedParty> {
    return this.sealing.seal(scope, id, details);
  }

  async openParty(scope: Scope, party: PartyRecord): Promise<PartyView> {
    if (party.sealedDetails !== null) return viewWith(party, await this.vault.open(scope, party.id, party.sealedDetails));
    const view = await this.party(scope, party.id);
    if (view === null) throw new Error(`party ${party.id} is not of this scope`);
    return viewWith(party, view.details);
  }

  private viewOf({ view, wrapped, tenant_name: tenantName }: PartyRow): PartyView {
    const { sealedDetails } = view;
    return viewWith(view, sealedDetails === null ? firstDetails(tenantName) : this.vault.openWith(wrapped, view.id, sealedDetails));
  }
}

function viewWith({ sealedDetails: _sealed, nicknameDigest: _digest, ...party }: PartyRecord, details: PartyDetails | null): PartyView {
  return { ...party, details };
}

function conditionsOf({ family, types, statuses, receiving, createdFrom, createdBefore }: PartyFilter, bind: Bind): readonly string[] {
  const self = family === undefined ? null : bind(family);
  const among = [
    ['type', types],
    ['status', statuses],
    ['receiving', receiving],
  ] as const;
  const bounds = [
    ['created_at >=', createdFrom],
    ['created_at <', createdBefore],
  ] as const;
  return [
    ...(self === null ? [] : [`(id = ${self}::uuid or parent = ${self}::uuid)`]),
    ...among.flatMap(([column, values]) => (values === undefined ? [] : [`${column} = any(${bind(values)}::text[])`])),
    ...bounds.flatMap(([condition, value]) => (value === undefined ? [] : [`${condition} ${bind(value)}`])),
  ];
}
