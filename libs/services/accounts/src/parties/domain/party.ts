import type { AccountId, BookId, Mode } from '@corridor/contracts';
import type { AccountsEvent, PartyRecord, PartySettingsRecord, TenantView } from '@corridor/contracts/accounts';

export type PartyEvent = Extract<AccountsEvent, { type: 'PartyRegistered' | 'PartyUpdated' | 'PartySettingsChanged' | StatusEvent }>;

/** The events that change how a party stands, or receives money, and nothing else of it. */
type StatusEvent = 'PartySubmitted' | 'PartyActivated' | 'PartyDeactivated' | 'PartyHeld' | ReceivingEventType;

type ReceivingEventType = 'ReceivingRequested' | 'ReceivingProcessing' | 'ReceivingActivated' | 'ReceivingDeactivated';
export type ReceivingEvent = Extract<AccountsEvent, { type: ReceivingEventType }>;

/** How far a known party is stands in its record. */
export type PartyState = { readonly status: 'none' } | { readonly status: 'known'; readonly party: PartyRecord; readonly settings: PartySettingsRecord };

export const NO_PARTY: PartyState = { status: 'none' };

export function evolve(state: PartyState, event: PartyEvent): PartyState {
  if (event.type === 'PartyRegistered') return { status: 'known', ...event.data };
  if (state.status === 'none') throw new Error(`${event.type} came before the party was there`);
  switch (event.type) {
    case 'PartySettingsChanged':
      return { ...state, settings: event.data.settings };
    case 'PartyUpdated':
    case 'PartySubmitted':
    case 'PartyActivated':
    case 'PartyDeactivated':
    case 'PartyHeld':
    case 'ReceivingRequested':
    case 'ReceivingProcessing':
    case 'ReceivingActivated':
    case 'ReceivingDeactivated':
      return { ...state, party: event.data.party };
  }
}

export function partyOf(events: readonly PartyEvent[], first: PartyState = NO_PARTY): PartyState {
  return events.reduce(evolve, first);
}

/** Who is told of what happens to a party: itself, or who has the partner. */
export function holderOf({ id, type, parent }: Pick<PartyRecord, 'id' | 'type' | 'parent'>): AccountId {
  return type === 'partner' && parent !== null ? parent : id;
}

/**
 * What a tenant is among parties, from its first day: its default account, which nobody activates in test mode and a
 * person of the operator's in live mode.
 */
export function ownParty({ kind = 'platform', defaultAccounts, createdAt }: TenantView, books: Readonly<Record<Mode, BookId>>, mode: Mode): PartyRecord {
  return {
    id: defaultAccounts[mode],
    type: kind === 'platform' ? 'platform' : 'user',
    parent: null,
    status: mode === 'test' ? 'activated' : 'draft',
    receiving: 'deactivated',
    sealedDetails: null,
    nicknameDigest: null,
    logo: null,
    document: null,
    metadata: {},
    book: books[mode],
    createdAt,
  };
}
