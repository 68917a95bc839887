import type { BookId, Mode } from '@corridor/contracts';
import type { AccountsEvent, PartyRecord, TenantView } from '@corridor/contracts/accounts';

export type PartyEvent = Extract<AccountsEvent, { type: 'PartyRegistered' | 'PartyUpdated' | StatusEvent }>;

/** The events that change how a party stands, and nothing else of it. */
type StatusEvent = 'PartySubmitted' | 'PartyActivated' | 'PartyDeactivated' | 'PartyHeld';

/** How far a known party is stands in its record. */
export type PartyState = { readonly status: 'none' } | { readonly status: 'known'; readonly party: PartyRecord };

export const NO_PARTY: PartyState = { status: 'none' };

export function evolve(_state: PartyState, event: PartyEvent): PartyState {
  switch (event.type) {
    case 'PartyRegistered':
    case 'PartyUpdated':
    case 'PartySubmitted':
    case 'PartyActivated':
    case 'PartyDeactivated':
    case 'PartyHeld':
      return { status: 'known', party: event.data.party };
  }
}

export function partyOf(events: readonly PartyEvent[], first: PartyState = NO_PARTY): PartyState {
  return events.reduce(evolve, first);
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
