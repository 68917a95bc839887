import type { AccountId, Page, PageRequest, Scope } from '@corridor/contracts';
import type { PartySettingsFilter, PartySettingsQueries, PartySettingsRecord, PartySettingsView, PartyStatus, Receiver } from '@corridor/contracts/accounts';
import { type Bind, keysetPage } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';

interface SettingsRow {
  readonly view: PartySettingsRecord;
  readonly parent: AccountId | null;
  readonly status: PartyStatus;
}

/** Settings beside how their account stands, and why nothing is paid out to it: `noPayoutReason` in SQL. */
const tableOf = (schema: string) => `(
  select s.*, p.parent, p.status, p.type,
         case when s.view ->> 'payouts' is null then null
              when p.status <> 'activated' then 'account_not_activated'
              else s.view -> 'payouts' ->> 'hold' end as no_payout_reason
  from ${schema}.party_settings s join ${schema}.parties p on p.id = s.id) settings`;

/** Answers from the table of settings: bound to one tenant and mode (invariant 10). */
export class PgSettingsQueries implements PartySettingsQueries {
  constructor(private readonly deps: { readonly pool: Pool; readonly schema: string }) {}

  async partySettings({ tenant, mode }: Scope, party: AccountId): Promise<PartySettingsView | null> {
    const { pool, schema } = this.deps;
    const { rows } = await pool.query<SettingsRow>(
      `select view, parent, status from ${tableOf(schema)} where tenant = $1 and mode = $2 and id = $3`,
      [tenant, mode, party],
    );
    return rows[0] === undefined ? null : viewOf(rows[0]);
  }

  async partySettingsList(scope: Scope, filter: PartySettingsFilter, page: PageRequest): Promise<Page<PartySettingsView>> {
    const { pool, schema } = this.deps;
    const where = (bind: Bind) => conditionsOf(filter, bind);
    return keysetPage<SettingsRow, PartySettingsView>({ pool, table: tableOf(schema), columns: 'view, parent, status', scope, page, where, itemOf: viewOf });
  }
}

function viewOf({ view, parent, status }: SettingsRow): PartySettingsView {
  return { ...view, parent, status };
}

function conditionsOf(filter: PartySettingsFilter, bind: Bind): readonly string[] {
  const { family, connectedOnly = false, parties, receives = {}, payoutsEnabled, noPayoutReasons, createdFrom, createdBefore } = filter;
  const self = bind(family);
  const flags = Object.entries(receives) as [Receiver, boolean][];
  return [
    `(id = ${self}::uuid or parent = ${self}::uuid)`,
    ...(connectedOnly ? [`parent = ${self}::uuid and type = 'user'`] : []),
    ...(parties === undefined ? [] : [`id = any(${bind(parties)}::uuid[])`]),
    ...flags.map(([receiver, value]) => `(view -> 'receives' ->> ${bind(receiver)}::text)::boolean = ${bind(value)}`),
    ...(payoutsEnabled === undefined ? [] : [`(view ->> 'payouts' is not null and no_payout_reason is null) = ${bind(payoutsEnabled)}`]),
    ...(noPayoutReasons === undefined ? [] : [`no_payout_reason = any(${bind(noPayoutReasons)}::text[])`]),
    ...(createdFrom === undefined ? [] : [`created_at >= ${bind(createdFrom)}`]),
    ...(createdBefore === undefined ? [] : [`created_at < ${bind(createdBefore)}`]),
  ];
}
