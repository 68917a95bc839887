import { idOf } from '@corridor/contracts';
import type { ChangePartySettingsPayload, PartyRecord, PartySettingsRecord, PartyType, PayoutHold } from '@corridor/contracts/accounts';
import type { PartyState } from './party.js';
import { changeSettings, holdPayouts } from './settings.decide.js';
import { firstSettings } from './settings.js';

const id = (number: number) => idOf<never>(`01900000-0000-7000-8000-${String(number).padStart(12, '0')}`);

function party(type: PartyType, parent: PartyRecord['parent'] = id(1)): PartyRecord {
  return { id: id(2), type, parent, status: 'activated', createdAt: '2026-07-10T12:00:00.000Z' } as unknown as PartyRecord;
}
const platform = party('platform', null);

function change(of: PartyRecord, payload: Omit<ChangePartySettingsPayload, 'partyId'>, before: Partial<PartySettingsRecord> = {}) {
  const state: PartyState = { status: 'known', party: of, settings: { ...firstSettings(of), ...before } };
  const decision = changeSettings(state, { partyId: id(2), ...payload });
  return decision.kind === 'event' ? decision.event.data.settings : decision.rejection;
}

describe('settings', () => {
  it('begin as each type of account has them', () => {
    expect(firstSettings(platform)).toMatchObject({ receives: { connectedUser: false, platform: true, user: null }, currencies: { platform: ['USD'], user: [] }, payouts: { interval: 'daily' } });
    expect(firstSettings(party('user', null)).receives).toEqual({ connectedUser: null, connectedUserPartner: null, partner: false, platform: null, user: false });
    expect(firstSettings(party('partner'))).toMatchObject({ receives: null, currencies: null, payouts: null });
  });

  it('of a connected user are what its platform has laid down', () => {
    const laidDown = change(platform, { receives: { connectedUser: true, connectedUserPartner: true }, currencies: { connectedUser: ['EUR'], connectedUserPartner: ['GBP', 'USD'] } });
    expect(firstSettings(party('user'), laidDown as PartySettingsRecord)).toMatchObject({
      receives: { connectedUser: null, connectedUserPartner: true, partner: true, platform: null, user: true },
      currencies: { connectedUser: [], connectedUserPartner: ['GBP', 'USD'], partner: ['GBP', 'USD'], platform: [], user: ['EUR'] },
    });
  });

  it('that an account has not can not be set', () => {
    expect(change(platform, { receives: { user: true } })).toMatchObject({ reason: 'setting_not_editable', field: { receives: 'user' } });
    expect(change(party('user'), { currencies: { platform: ['USD'] } })).toMatchObject({ reason: 'setting_not_editable', field: { currencies: 'platform' } });
    expect(change(party('partner'), { payouts: { interval: 'daily' } })).toMatchObject({ reason: 'setting_not_editable', field: 'payouts' });
    expect(change(platform, { payouts: { enabled: false } })).toMatchObject({ reason: 'setting_not_editable', field: 'payoutsEnabled' });
    expect(change(party('user', null), { payouts: { enabled: false } })).toMatchObject({ reason: 'setting_not_editable', field: 'payoutsEnabled' });
  });

  it('have the day that their interval needs, and no other', () => {
    expect(change(platform, { payouts: { interval: 'weekly' } })).toMatchObject({ reason: 'anchor_missing', interval: 'weekly' });
    expect(change(platform, { payouts: { interval: 'monthly' } })).toMatchObject({ reason: 'anchor_missing', interval: 'monthly' });
    expect(change(platform, { payouts: { weeklyAnchor: 'monday' } })).toMatchObject({ reason: 'anchor_unfit', anchor: 'weekly', interval: 'daily' });
    const monthly = change(platform, { payouts: { interval: 'monthly', monthlyAnchor: 25 } }) as PartySettingsRecord;
    expect(monthly.payouts).toEqual({ interval: 'monthly', monthlyAnchor: 25, weeklyAnchor: null, hold: null });
    expect(change(platform, { payouts: { interval: 'monthly', monthlyAnchor: 25, weeklyAnchor: null } })).toEqual(monthly);
    expect(change(platform, { payouts: { interval: 'daily', monthlyAnchor: null, weeklyAnchor: null } }, monthly)).toMatchObject({ payouts: { interval: 'daily', weeklyAnchor: null } });
    expect(change(platform, { payouts: { monthlyAnchor: null } }, monthly)).toMatchObject({ reason: 'anchor_missing', interval: 'monthly' });
    expect(change(platform, { payouts: { interval: 'weekly', weeklyAnchor: 'friday' } }, monthly)).toMatchObject({ payouts: { interval: 'weekly', weeklyAnchor: 'friday', hold: null } });
  });

  it('let a platform stop and resume what is paid to its user, unless the operator holds it', () => {
    const stopped = change(party('user'), { payouts: { enabled: false } }) as PartySettingsRecord;
    expect(stopped.payouts?.hold).toBe('platform_hold');
    expect(change(party('user'), { payouts: { enabled: true } }, stopped)).toMatchObject({ payouts: { hold: null } });
    const held = { payouts: { interval: 'daily', weeklyAnchor: null, hold: 'operator_hold' } } as const;
    expect(change(party('user'), { payouts: { enabled: true } }, held)).toMatchObject({ payouts: { hold: 'operator_hold' } });
  });

  it('say when payouts end or begin with them, and only then', () => {
    const switched = (of: PartyRecord, enabled: boolean, hold: PayoutHold | null) => {
      const first = firstSettings(of);
      const settings = { ...first, payouts: { interval: 'daily', weeklyAnchor: null, hold } } as const;
      const decision = changeSettings({ status: 'known', party: of, settings }, { partyId: id(2), payouts: { enabled } });
      return decision.kind === 'event' ? decision.event.data.payoutsSwitched : decision.rejection.reason;
    };
    const user = party('user');
    expect([switched(user, false, null), switched(user, true, 'platform_hold')]).toEqual(['off', 'on']);
    expect([switched(user, true, null), switched(user, false, 'platform_hold'), switched(user, true, 'operator_hold')]).toEqual([undefined, undefined, undefined]);
    const draft = { ...user, status: 'draft' } as const;
    expect([switched(draft, false, null), switched(draft, true, 'platform_hold')]).toEqual([undefined, undefined]);
  });

  it('are stopped by the operator over what the platform says, which holds again afterwards', () => {
    let settings = firstSettings(party('user'));
    const state = (): PartyState => ({ status: 'known', party: party('user'), settings });
    const steps: unknown[] = [];
    const step = (decision: ReturnType<typeof holdPayouts>) => {
      if (decision.kind === 'event') settings = decision.event.data.settings;
      steps.push([decision.kind === 'event' ? (decision.event.data.payoutsSwitched ?? 'as before') : decision.kind, settings.payouts?.hold]);
    };
    const operator = (held: boolean) => step(holdPayouts(state(), { partyId: id(2), held }));
    const enable = (enabled: boolean) => step(changeSettings(state(), { partyId: id(2), payouts: { enabled } }) as ReturnType<typeof holdPayouts>);
    [() => operator(true), () => operator(true), () => enable(true), () => enable(false), () => operator(false), () => operator(false), () => operator(true), () => enable(true), () => operator(false)].forEach((act) => act());
    expect(steps).toEqual([
      ['off', 'operator_hold'],
      ['unchanged', 'operator_hold'],
      ['as before', 'operator_hold'],
      ['as before', 'operator_hold'],
      ['as before', 'platform_hold'],
      ['unchanged', 'platform_hold'],
      ['as before', 'operator_hold'],
      ['as before', 'operator_hold'],
      ['on', null],
    ]);
    expect(settings).toEqual(firstSettings(party('user')));
    expect(holdPayouts({ status: 'known', party: party('partner'), settings: firstSettings(party('partner')) }, { partyId: id(2), held: true })).toMatchObject({ rejection: { reason: 'payouts_of_a_partner' } });
  });
});
