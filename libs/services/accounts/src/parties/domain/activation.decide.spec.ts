import { idOf, type Mode } from '@corridor/contracts';
import { PARTY_STATUSES, type PartyRecord, type PartyStatus, type PartyType, type PartyVerdict } from '@corridor/contracts/accounts';
import { activateParty, deactivateParty, decideParty } from './activation.decide.js';
import type { PartyState } from './party.js';
import { BUSINESS } from '../parties.fixture.js';
import type { UserFile } from './requirements.js';
import { firstSettings } from './settings.js';

const id = (number: number) => idOf<never>(`01900000-0000-7000-8000-${String(number).padStart(12, '0')}`);
const PLATFORM = id(1);

function party(type: PartyType, status: PartyStatus, parent: PartyRecord['parent'] = PLATFORM): PartyState {
  const record = { id: id(2), type, status, parent } as unknown as PartyRecord;
  return { status: 'known', party: record, settings: firstSettings(record) };
}

/** What came of it: the new status, `unchanged`, or why not. */
function outcome(decision: ReturnType<typeof activateParty> | ReturnType<typeof deactivateParty> | ReturnType<typeof decideParty>): string {
  if (decision.kind === 'event') return decision.event.data.party.status;
  return decision.kind === 'unchanged' ? 'unchanged' : decision.rejection.reason;
}

const activate = (state: PartyState, { by = PLATFORM, mode = 'test' }: { readonly by?: typeof PLATFORM; readonly mode?: Mode } = {}) => outcome(activateParty(state, { partyId: id(2), by }, { mode, user: null }));
const each = (act: (status: PartyStatus) => string) => Object.fromEntries(PARTY_STATUSES.map((status) => [status, act(status)]));

describe('activating a party', () => {
  it('is immediate for a partner in test mode, and changes nothing the second time', () => {
    const expected = { draft: 'activated', verifying: 'unchanged', activated: 'unchanged', deactivated: 'activated', hold: 'party_in_wrong_status' };
    expect(each((status) => activate(party('partner', status)))).toEqual(expected);
    expect(each((status) => activate(party('partner', status), { by: id(3) }))).toEqual(expected);
  });

  it('waits for a person in live mode', () => {
    expect(activate(party('partner', 'draft'), { mode: 'live' })).toBe('verifying');
    expect(activate(party('partner', 'verifying'), { mode: 'live' })).toBe('unchanged');
  });

  it('is not for clients when nobody is above it, and not for a connected user itself', () => {
    expect(activate(party('platform', 'draft', null))).toBe('activation_by_operator_only');
    expect(activate(party('user', 'draft', null))).toBe('activation_by_operator_only');
    expect(activate(party('user', 'draft'), { by: id(2) })).toBe('activation_by_platform_only');
  });
});

describe('activating a connected user', () => {
  const COMPLETE: UserFile = {
    business: { ...BUSINESS, ids: { business: 'U11100KA2021FTC149048', tax: null, taxDeduction: null, taxGst: null, taxTrade: null } },
    document: null,
    persons: [{ id: id(3), relationship: { director: true, owner: true, representative: true }, details: { fullName: 'A', tax: 'AFBPB8012E' }, documentPurpose: null }],
    hasPayoutAddress: true,
  };
  const decide = (status: PartyStatus, user: UserFile, mode: Mode = 'test') => activateParty(party('user', status), { partyId: id(2), by: PLATFORM }, { mode, user });

  it('takes its persons with it', () => {
    expect(decide('draft', COMPLETE)).toMatchObject({ event: { type: 'PartyActivated', data: { party: { status: 'activated', submittedPersons: [id(3)] } } } });
    expect(decide('draft', COMPLETE, 'live')).toMatchObject({ event: { type: 'PartySubmitted', data: { party: { status: 'verifying', submittedPersons: [id(3)] } } } });
  });

  it('is refused while something is missing, and only then looked at', () => {
    expect(decide('draft', { ...COMPLETE, hasPayoutAddress: false })).toMatchObject({ rejection: { reason: 'activation_lacks', lack: { kind: 'payout_address' } } });
    expect(decide('activated', { ...COMPLETE, hasPayoutAddress: false })).toMatchObject({ kind: 'unchanged' });
  });
});

describe('deactivating a party', () => {
  it('is for partners that are activated', () => {
    const expected = { draft: 'party_in_wrong_status', verifying: 'party_in_wrong_status', activated: 'deactivated', deactivated: 'unchanged', hold: 'party_in_wrong_status' };
    expect(each((status) => outcome(deactivateParty(party('partner', status), { partyId: id(2) })))).toEqual(expected);
    expect(outcome(deactivateParty(party('user', 'activated'), { partyId: id(2) }))).toBe('deactivation_of_partners_only');
  });
});

describe('what a person decides of a party', () => {
  const decide = (state: PartyState, verdict: PartyVerdict) => outcome(decideParty(state, { partyId: id(2), verdict, reason: null }));

  it('activates what waits or was held, and of a tenant itself also the draft', () => {
    const expected = { draft: 'party_in_wrong_status', verifying: 'activated', activated: 'party_in_wrong_status', deactivated: 'party_in_wrong_status', hold: 'activated' };
    expect(each((status) => decide(party('user', status), 'activate'))).toEqual(expected);
    expect(each((status) => decide(party('platform', status, null), 'activate'))).toEqual({ ...expected, draft: 'activated' });
  });

  it('holds what is on its way or done', () => {
    const expected = { draft: 'party_in_wrong_status', verifying: 'hold', activated: 'hold', deactivated: 'party_in_wrong_status', hold: 'party_in_wrong_status' };
    expect(each((status) => decide(party('user', status), 'hold'))).toEqual(expected);
  });
});

describe('how a party stands', () => {
  const switched = (decision: ReturnType<typeof activateParty> | ReturnType<typeof decideParty>) =>
    decision.kind === 'event' && decision.event.type !== 'PartySubmitted' ? (decision.event.data.payoutsSwitched ?? 'as before') : decision.kind;

  it('begins and ends payouts to it, unless they are held or it has none', () => {
    const decide = (state: PartyState, verdict: PartyVerdict) => switched(decideParty(state, { partyId: id(2), verdict, reason: null }));
    const held = (state: PartyState): PartyState => (state.status === 'none' ? state : { ...state, settings: { ...state.settings, payouts: { interval: 'daily', weeklyAnchor: null, hold: 'platform_hold' } } });
    expect([decide(party('user', 'verifying'), 'activate'), decide(party('user', 'activated'), 'hold'), decide(party('platform', 'draft', null), 'activate')]).toEqual(['on', 'off', 'on']);
    expect([decide(held(party('user', 'verifying')), 'activate'), decide(held(party('user', 'activated')), 'hold'), decide(party('user', 'verifying'), 'hold')]).toEqual(['as before', 'as before', 'as before']);
    expect(switched(activateParty(party('partner', 'draft'), { partyId: id(2), by: PLATFORM }, { mode: 'test', user: null }))).toBe('as before');
  });
});
