import type { AccountId, Scope } from '@corridor/contracts';
import type { PartyDetails, PartyRecord } from '@corridor/contracts/accounts';
import { loadStream, type StreamHead } from '@corridor/messaging';
import type { AccountsDeps } from '../accounts.deps.js';
import { loadTenant } from '../accounts.streams.js';
import { tenantOf } from '../domain/tenant.js';
import { firstDetails } from './domain/details.js';
import { NO_PARTY, ownParty, type PartyEvent, partyOf, type PartyState } from './domain/party.js';
import { firstSettings } from './domain/settings.js';

export interface LoadedParty {
  readonly head: StreamHead;
  readonly state: PartyState;
  /** What is known of it without a look into the vault: of a tenant's own account of which nothing was told. */
  readonly firstDetails: PartyDetails | null;
  /** The tenant's own account. */
  readonly own: AccountId;
}

export const newPartyStream = (id: AccountId): StreamHead => ({ stream: `party-${id}`, revision: -1 });

/** A tenant's own account has a stream of its own only once something about it has changed. */
export async function loadParty(deps: AccountsDeps, scope: Scope, id: AccountId): Promise<LoadedParty> {
  const head = await loadStream<PartyEvent>(deps.store, newPartyStream(id).stream, scope);
  const tenant = tenantOf((await loadTenant(deps, scope.tenant)).events);
  if (tenant.status === 'none') throw new Error(`the tenant ${scope.tenant} of a command is not there`);
  const own = tenant.tenant.defaultAccounts[scope.mode];
  const isOwn = own === id;
  const first = isOwn ? stateOfOwn(ownParty(tenant.tenant, tenant.books, scope.mode)) : NO_PARTY;
  return { head, state: partyOf(head.events, first), firstDetails: isOwn ? firstDetails(tenant.tenant.name) : null, own };
}

function stateOfOwn(party: PartyRecord): PartyState {
  return { status: 'known', party, settings: firstSettings(party) };
}
