import { type Mode, MODES, type Scope } from '@corridor/contracts';
import type { AccountsEvent, AccountView, KeyView, PartyRecord, TenantView } from '@corridor/contracts/accounts';
import { type RowStatement, type RowWrite, write } from '@corridor/event-store';
import { addressRows } from '../addresses/addresses.projection.js';
import { beneficiaryRows } from '../beneficiaries/read/beneficiaries.projection.js';
import { fileRows } from '../files/files.projection.js';
import { ownParty } from '../parties/domain/party.js';
import { firstSettings } from '../parties/domain/settings.js';
import { newPartyRows, partyRows } from '../parties/read/parties.projection.js';
import { personRows } from '../persons/persons.projection.js';
import { customerRows } from './customers.projection.js';

interface AccountRow {
  readonly scope: Scope;
  readonly account: AccountView;
}

interface KeyRow {
  readonly key: KeyView;
  readonly stream: string;
}

const insertTenant: RowStatement<TenantView> = {
  name: 'accounts.insert-tenant',
  rank: 40,
  sql: 'insert into $SCHEMA.tenants (id, view) select * from unnest($1::uuid[], $2::json[])',
  columns: (rows) => [rows.map(({ row }) => row.id), rows.map(({ row }) => JSON.stringify(row))],
  keyOf: (row) => row.id,
};

/** Ids are chosen by the sender: one that is taken fails its own unit alone. */
const insertAccount: RowStatement<AccountRow> = {
  name: 'accounts.insert-account',
  rank: 41,
  needsPosition: true,
  sql: `insert into $SCHEMA.accounts (id, tenant, mode, position, customer_id, status, created_at, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::text[], $7::timestamptz[], $8::json[]) on conflict do nothing`,
  columns: (rows) => [
    rows.map(({ row }) => row.account.id),
    rows.map(({ row }) => row.scope.tenant),
    rows.map(({ row }) => row.scope.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.account.customerId ?? null),
    rows.map(({ row }) => row.account.status),
    rows.map(({ row }) => row.account.createdAt),
    rows.map(({ row }) => JSON.stringify(row.account)),
  ],
  keyOf: (row) => row.account.id,
  mustChange: 'every row',
};

const insertKey: RowStatement<KeyRow> = {
  name: 'accounts.insert-key',
  rank: 42,
  needsPosition: true,
  sql: `insert into $SCHEMA.keys (id, tenant, mode, position, stream, view)
        select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::json[]) on conflict do nothing`,
  columns: (rows) => [
    rows.map(({ row }) => row.key.id),
    rows.map(({ row }) => row.key.tenant),
    rows.map(({ row }) => row.key.mode),
    rows.map(({ position }) => position),
    rows.map(({ row }) => row.stream),
    rows.map(({ row }) => JSON.stringify(row.key)),
  ],
  keyOf: (row) => row.key.id,
  mustChange: 'every row',
};

const updateKey: RowStatement<KeyView> = {
  name: 'accounts.update-key',
  rank: 43,
  sql: 'update $SCHEMA.keys k set view = n.view from unnest($1::uuid[], $2::json[]) as n (id, view) where k.id = n.id',
  columns: (rows) => [rows.map(({ row }) => row.id), rows.map(({ row }) => JSON.stringify(row))],
  keyOf: (row) => row.id,
  mustChange: 'every row',
};

/** The rows that follow from an event. `stream` is the one that the event is in. */
export function accountsRows(event: AccountsEvent, scope: Scope, stream: string): readonly RowWrite[] {
  switch (event.type) {
    case 'TenantCreated':
      return [
        write(insertTenant, [event.data.tenant]),
        write(insertAccount, MODES.map((mode) => defaultAccount(event, mode))),
        ...MODES.flatMap((mode) => ownPartyRows(event, mode)),
      ];
    case 'AccountCreated':
      return [write(insertAccount, [{ scope, account: event.data.account }])];
    case 'CustomerRegistered':
      return [write(insertAccount, [{ scope, account: event.data.account }]), ...customerRows(event, scope)];
    case 'CustomerDecided':
    case 'CustomerErased':
    case 'OnboardingLinkIssued':
    case 'OnboardingSubmitted':
      return customerRows(event, scope);
    case 'KeyCreated':
      return [write(insertKey, [{ key: event.data.key, stream }])];
    case 'KeyRolled':
      return [write(updateKey, [event.data.key]), write(insertKey, [{ key: event.data.successor, stream }])];
    case 'KeyRevoked':
    case 'KeyEnded':
      return [write(updateKey, [event.data.key])];
    case 'BeneficiaryRegistered':
    case 'BeneficiaryReviewed':
    case 'BeneficiaryDeleted':
      return beneficiaryRows(event, scope);
    case 'PartyRegistered':
      return [...accountOf(event.data.party, scope), ...partyRows(event, scope)];
    case 'PartyUpdated':
    case 'PartySettingsChanged':
    case 'PartySubmitted':
    case 'PartyActivated':
    case 'PartyDeactivated':
    case 'PartyHeld':
    case 'ReceivingRequested':
    case 'ReceivingProcessing':
    case 'ReceivingActivated':
    case 'ReceivingDeactivated':
      return partyRows(event, scope);
    case 'FileRegistered':
    case 'FileUpdated':
      return fileRows(event, scope);
    case 'PersonRegistered':
    case 'PersonUpdated':
    case 'PersonDeleted':
      return personRows(event, scope);
    case 'PayoutAddressRegistered':
    case 'PayoutAddressUpdated':
    case 'AddressOpened':
    case 'AddressActivated':
    case 'AddressDeactivated':
    case 'AddressUpdated':
      return addressRows(event, scope);
  }
}

function ownPartyRows({ data }: Extract<AccountsEvent, { type: 'TenantCreated' }>, mode: Mode): readonly RowWrite[] {
  const party = ownParty(data.tenant, data.books, mode);
  return newPartyRows({ tenant: data.tenant.id, mode }, party, firstSettings(party));
}

/** A user's account moves money in every way. A partner's only receives it for somebody else, and is no account of the tenant's. */
function accountOf({ id, type, book, createdAt }: PartyRecord, scope: Scope): readonly RowWrite[] {
  if (type === 'partner') return [];
  return [write(insertAccount, [{ scope, account: { id, label: null, status: 'active', customerId: null, book, createdAt } }])];
}

function defaultAccount({ data }: Extract<AccountsEvent, { type: 'TenantCreated' }>, mode: Mode): AccountRow {
  const { tenant, books } = data;
  const account: AccountView = {
    id: tenant.defaultAccounts[mode],
    label: null,
    status: 'active',
    customerId: null,
    book: books[mode],
    createdAt: tenant.createdAt,
  };
  return { scope: { tenant: tenant.id, mode }, account };
}
