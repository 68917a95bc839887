import type { AccountId, Scope } from '@corridor/contracts';
import type { PartyRecord, PartySettingsRecord } from '@corridor/contracts/accounts';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';
import type { PartyEvent } from '../domain/party.js';
import { changedSettingsRow, newSettingsRow } from './settings.rows.js';

interface PartyRow {
  readonly scope: Scope;
  readonly party: PartyRecord;
}

interface NicknameRow {
  readonly parent: AccountId;
  readonly digest: string;
  readonly party: AccountId;
}

/** Ids are chosen by the sender: one that is taken fails its own unit alone. */
const insertParty: RowStatement<PartyRow> = {
  name: 'accounts.insert-party',
  rank: 62,
  needsPosition: true,
  sql: `insert into $SCHEMA.parties (id, tenant, mode, position, type, parent, status, receiving, created_at, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::timestamptz[], $10::json[])
        on conflict do nothing`,
  columns: (rows) => [
    rows.map(({ row }) => row.party.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.party.type),
    rows.map(({ row }) => row.party.parent),
    rows.map(({ row }) => row.party.status),
    rows.map(({ row }) => row.party.receiving),
    rows.map(({ row }) => row.party.createdAt),
    rows.map(({ row }) => JSON.stringify(row.party)),
  ],
  keyOf: (row) => row.party.id,
  mustChange: 'every row',
};

const updateParty: RowStatement<PartyRecord> = {
  name: 'accounts.update-party',
  rank: 63,
  sql: `update $SCHEMA.parties p set status = n.status, receiving = n.receiving, view = n.view
        from unnest($1::uuid[], $2::text[], $3::text[], $4::json[]) as n (id, status, receiving, view) where p.id = n.id`,
  columns: (rows) => [
    rows.map(({ row }) => row.id),
    rows.map(({ row }) => row.status),
    rows.map(({ row }) => row.receiving),
    rows.map(({ row }) => JSON.stringify(row)),
  ],
  keyOf: (row) => row.id,
  mustChange: 'every row',
};

const freeNickname: RowStatement<AccountId> = {
  name: 'accounts.free-party-nickname',
  rank: 64,
  sql: 'delete from $SCHEMA.party_nicknames where party = any($1::uuid[])',
  columns: (rows) => [rows.map(({ row }) => row)],
  keyOf: (row) => row,
};

/** One that is taken fails its own unit alone. */
const takeNickname: RowStatement<NicknameRow> = {
  name: 'accounts.take-party-nickname',
  rank: 65,
  sql: `insert into $SCHEMA.party_nicknames (parent, digest, party)
        select * from unnest($1::uuid[], $2::text[], $3::uuid[]) on conflict do nothing`,
  columns: (rows) => [rows.map(({ row }) => row.parent), rows.map(({ row }) => row.digest), rows.map(({ row }) => row.party)],
  keyOf: (row) => `${row.parent}/${row.digest}`,
  mustChange: 'every row',
};

/** A party's first rows. */
export function newPartyRows(scope: Scope, party: PartyRecord, settings: PartySettingsRecord): readonly RowWrite[] {
  return [write(insertParty, [{ scope, party }]), ...nicknameRows(party), newSettingsRow(scope, settings)];
}

export function partyRows(event: PartyEvent, scope: Scope): readonly RowWrite[] {
  switch (event.type) {
    case 'PartyRegistered':
      return newPartyRows(scope, event.data.party, event.data.settings);
    case 'PartyUpdated':
      return [write(updateParty, [event.data.party]), write(freeNickname, [event.data.party.id]), ...nicknameRows(event.data.party)];
    case 'PartySettingsChanged':
      return [changedSettingsRow(event.data.settings)];
    case 'PartySubmitted':
    case 'PartyActivated':
    case 'PartyDeactivated':
    case 'PartyHeld':
    case 'ReceivingRequested':
    case 'ReceivingProcessing':
    case 'ReceivingActivated':
    case 'ReceivingDeactivated':
      return [write(updateParty, [event.data.party])];
  }
}

function nicknameRows({ id, parent, nicknameDigest: digest }: PartyRecord): readonly RowWrite[] {
  return parent === null || digest === null ? [] : [write(takeNickname, [{ parent, digest, party: id }])];
}
