import type { Scope } from '@corridor/contracts';
import type { PartySettingsRecord } from '@corridor/contracts/accounts';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';

interface SettingsRow {
  readonly scope: Scope;
  readonly settings: PartySettingsRecord;
}

const insertSettings: RowStatement<SettingsRow> = {
  name: 'accounts.insert-party-settings',
  rank: 66,
  needsPosition: true,
  sql: `insert into $SCHEMA.party_settings (id, tenant, mode, position, created_at, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::timestamptz[], $6::json[]) on conflict do nothing`,
  columns: (rows) => [
    rows.map(({ row }) => row.settings.party),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.settings.createdAt),
    rows.map(({ row }) => JSON.stringify(row.settings)),
  ],
  keyOf: (row) => row.settings.party,
  mustChange: 'every row',
};

const updateSettings: RowStatement<PartySettingsRecord> = {
  name: 'accounts.update-party-settings',
  rank: 67,
  sql: 'update $SCHEMA.party_settings s set view = n.view from unnest($1::uuid[], $2::json[]) as n (id, view) where s.id = n.id',
  columns: (rows) => [rows.map(({ row }) => row.party), rows.map(({ row }) => JSON.stringify(row))],
  keyOf: (row) => row.party,
  mustChange: 'every row',
};

export function newSettingsRow(scope: Scope, settings: PartySettingsRecord): RowWrite {
  return write(insertSettings, [{ scope, settings }]);
}

export function changedSettingsRow(settings: PartySettingsRecord): RowWrite {
  return write(updateSettings, [settings]);
}
