import type { Mode } from '@corridor/contracts';
import type {
  ActivatePartyPayload,
  ActivatePartyRejection,
  DeactivatePartyPayload,
  DeactivatePartyRejection,
  DecidePartyPayload,
  DecidePartyRejection,
  PartyRecord,
  PartyStatus,
  PayoutsSwitch,
} from '@corridor/contracts/accounts';
import { type PartyDecision, rejected } from './decision.js';
import type { PartyState } from './party.js';
import { payoutsSwitch } from './payouts-switch.js';
import { lackOf, type UserFile } from './requirements.js';

type KnownParty = Extract<PartyState, { status: 'known' }>;

/**
 * In test mode there is nobody to verify anything; in live mode a person does. `user` is what is known of a connected user,
 * and null for others: it goes with its persons as they are.
 */
export function activateParty(
  state: PartyState,
  { partyId, by }: ActivatePartyPayload,
  { mode, user }: { readonly mode: Mode; readonly user: UserFile | null },
): PartyDecision<'PartyActivated' | 'PartySubmitted', ActivatePartyRejection> {
  if (state.status === 'none') return rejected({ reason: 'party_not_found', party: partyId });
  const { party } = state;
  const { type, status, parent } = party;
  if (parent === null) return rejected({ reason: 'activation_by_operator_only', type });
  if (type === 'user' && by !== parent) return rejected({ reason: 'activation_by_platform_only' });
  switch (status) {
    case 'activated':
    case 'verifying':
      return { kind: 'unchanged', party };
    case 'hold':
      return rejected({ reason: 'party_in_wrong_status', type, status });
    case 'draft':
    case 'deactivated':
      return submitted(state, mode, type === 'user' ? user : null);
    default:
      throw new Error(`${String(status satisfies never)} is no status`);
  }
}

function submitted(state: KnownParty, mode: Mode, user: UserFile | null): PartyDecision<'PartyActivated' | 'PartySubmitted', ActivatePartyRejection> {
  const { party } = state;
  const lack = user === null ? null : lackOf(user);
  if (lack !== null) return rejected({ reason: 'activation_lacks', lack });
  const complete: PartyRecord = user === null ? party : { ...party, submittedPersons: user.persons.map(({ id }) => id) };
  return mode === 'test'
    ? { kind: 'event', event: { type: 'PartyActivated', data: stood(state, standing(complete, 'activated')) } }
    : { kind: 'event', event: { type: 'PartySubmitted', data: { party: standing(complete, 'verifying') } } };
}

export function deactivateParty(state: PartyState, { partyId }: DeactivatePartyPayload): PartyDecision<'PartyDeactivated', DeactivatePartyRejection> {
  if (state.status === 'none') return rejected({ reason: 'party_not_found', party: partyId });
  const { party } = state;
  const { type, status } = party;
  if (type !== 'partner') return rejected({ reason: 'deactivation_of_partners_only', type });
  if (status === 'deactivated') return { kind: 'unchanged', party };
  if (status !== 'activated') return rejected({ reason: 'party_in_wrong_status', type, status });
  return { kind: 'event', event: { type: 'PartyDeactivated', data: { party: standing(party, 'deactivated') } } };
}

/** A person may stop what is on its way or done, and let go on what waits or was stopped. */
export function decideParty(
  state: PartyState,
  { partyId, verdict, reason }: DecidePartyPayload,
): PartyDecision<'PartyActivated' | 'PartyHeld', DecidePartyRejection> {
  if (state.status === 'none') return rejected({ reason: 'party_not_found', party: partyId });
  const { party } = state;
  const { type, status, parent } = party;
  // Nobody submits a tenant's own account; of any other a draft is not finished.
  const waits: readonly PartyStatus[] = parent === null ? ['draft', 'verifying', 'hold'] : ['verifying', 'hold'];
  const from: readonly PartyStatus[] = verdict === 'activate' ? waits : ['verifying', 'activated'];
  if (!from.includes(status)) return rejected({ reason: 'party_in_wrong_status', type, status });
  return verdict === 'activate'
    ? { kind: 'event', event: { type: 'PartyActivated', data: stood(state, standing(party, 'activated')) } }
    : { kind: 'event', event: { type: 'PartyHeld', data: { ...stood(state, standing(party, 'hold')), reason } } };
}

/** How a party stands now, and whether that has begun or ended payouts to it. */
function stood({ party: before, settings: { payouts } }: KnownParty, party: PartyRecord): { readonly party: PartyRecord; readonly payoutsSwitched?: PayoutsSwitch } {
  return { party, ...payoutsSwitch({ payouts, status: before.status }, { payouts, status: party.status }) };
}

function standing(party: PartyRecord, status: PartyStatus): PartyRecord {
  return { ...party, status };
}
