import { idOf } from '@corridor/contracts';
import { type AccountsEvent, accountsEventVersions, type TenantView } from '@corridor/contracts/accounts';
import { describeRecordedEvents } from '@corridor/testing';
import { addressOf } from './addresses/address.decide.js';
import { openedAddressOf } from './addresses/opened-address.decide.js';
import { beneficiaryOf } from './beneficiaries/domain/beneficiary.js';
import { customerOf } from './domain/customer.js';
import { keysOf } from './domain/key.js';
import { tenantOf } from './domain/tenant.js';
import { fileOf } from './files/file.decide.js';
import { NO_PARTY, ownParty, type PartyEvent, partyOf } from './parties/domain/party.js';
import { firstSettings } from './parties/domain/settings.js';
import { personOf } from './persons/person.decide.js';

const account = idOf<'account'>('01900000-0000-7000-8000-0000000000aa');
const book = idOf<'book'>('01900000-0000-7000-8000-0000000000bb');
const TENANT: TenantView = {
  id: idOf<'tenant'>('01900000-0000-7000-8000-0000000000cc'),
  name: 'Zoë & Co',
  defaultAccounts: { test: account, live: account },
  createdAt: '2026-01-01T00:00:00.000Z',
};
const own = ownParty(TENANT, { test: book, live: book }, 'test');

/** A tenant's own account is there before its stream is. */
function anyPartyOf(events: readonly PartyEvent[]): unknown {
  return partyOf(events, events[0]?.type === 'PartyRegistered' ? NO_PARTY : { status: 'known', party: own, settings: firstSettings(own) });
}

describeRecordedEvents('accounts', accountsEventVersions, {
  'tenant-': tenantOf,
  // Nothing is decided by it.
  'account-': (events: readonly AccountsEvent[]) => events.at(-1),
  'key-': keysOf,
  'customer-': customerOf,
  'beneficiary-': beneficiaryOf,
  'party-': anyPartyOf,
  'person-': personOf,
  'file-': fileOf,
  'payout-address-': addressOf,
  'address-': openedAddressOf,
});
