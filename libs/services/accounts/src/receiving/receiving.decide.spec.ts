import type { PartyRecord } from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import { NO_PARTY, type PartyState } from '../parties/domain/party.js';
import { firstSettings } from '../parties/domain/settings.js';
import { advanceReceiving, decideReceiving, endReceiving, requestReceiving } from './receiving.decide.js';

const platform = mintId<'account'>();
const id = mintId<'account'>();
const party: PartyRecord = {
  id,
  type: 'user',
  parent: platform,
  status: 'activated',
  receiving: 'deactivated',
  sealedDetails: 'c2VhbGVk',
  nicknameDigest: null,
  logo: null,
  document: null,
  metadata: {},
  book: mintId<'book'>(),
  createdAt: '2026-07-10T12:00:00.000Z',
};
const known = (over: Partial<PartyRecord> = {}): PartyState => ({ status: 'known', party: { ...party, ...over }, settings: firstSettings(party) });
const asked = { by: platform, mode: 'test', currencies: ['USD', 'EUR'] } as const;
const bank = { domesticCredit: null, domesticFastCredit: null, domesticWire: null, globalWire: 'CRDRDEFF', iban: null, number: '1' };

describe('addresses to receive money at', () => {
  it('are requested, are opened, and are there', () => {
    const requested = requestReceiving(known(), id, asked);
    expect(requested).toMatchObject({ event: { type: 'ReceivingRequested' }, party: { receiving: 'requested' }, addresses: { kind: 'stay' } });
    expect(advanceReceiving(known({ receiving: 'requested' }), id, ['USD'])).toMatchObject({ event: { type: 'ReceivingProcessing' }, party: { receiving: 'processing' } });
    expect(advanceReceiving(known({ receiving: 'processing' }), id, ['USD'])).toMatchObject({ event: { type: 'ReceivingActivated' }, addresses: { kind: 'open', currencies: ['USD'] } });
  });

  it.each(['requested', 'processing'] as const)('stay as they are when they are asked for again while %s', (receiving) => {
    expect(requestReceiving(known({ receiving }), id, asked)).toMatchObject({ event: null, addresses: { kind: 'stay' } });
  });

  it('open in currencies that have come to be allowed, without an event of the party; in live mode with the next activation', () => {
    expect(requestReceiving(known({ receiving: 'activated' }), id, asked)).toMatchObject({ event: null, addresses: { kind: 'open', currencies: ['USD', 'EUR'] } });
    expect(requestReceiving(known({ receiving: 'activated' }), id, { ...asked, mode: 'live' })).toMatchObject({ event: null, addresses: { kind: 'stay' } });
  });

  it('are not for users to ask for themselves, nor for accounts that are stopped, nor without a currency', () => {
    expect(requestReceiving(known(), id, { ...asked, by: id })).toEqual({ kind: 'rejected', rejection: { reason: 'receiving_by_platform_only' } });
    expect(endReceiving(known({ receiving: 'activated' }), id, id)).toEqual({ kind: 'rejected', rejection: { reason: 'receiving_by_platform_only' } });
    expect(requestReceiving(known({ status: 'hold' }), id, asked)).toMatchObject({ rejection: { reason: 'party_in_wrong_status', status: 'hold' } });
    expect(requestReceiving(known({ status: 'draft' }), id, { ...asked, mode: 'live' })).toMatchObject({ rejection: { reason: 'party_in_wrong_status', status: 'draft' } });
    expect(requestReceiving(known(), id, { ...asked, currencies: [] })).toEqual({ kind: 'rejected', rejection: { reason: 'receiving_in_no_currency' } });
    expect(requestReceiving(NO_PARTY, id, asked)).toMatchObject({ rejection: { reason: 'party_not_found' } });
  });

  it('are closed once they are there, and not while they are on their way', () => {
    expect(endReceiving(known({ receiving: 'activated' }), id, platform)).toMatchObject({ event: { type: 'ReceivingDeactivated' }, addresses: { kind: 'close' } });
    expect(endReceiving(known(), id, platform)).toMatchObject({ event: null, addresses: { kind: 'stay' } });
    expect(endReceiving(known({ receiving: 'processing' }), id, platform)).toMatchObject({ rejection: { reason: 'receiving_on_its_way' } });
  });

  it('are a person\'s to decide on, who names a bank for every currency and for no other', () => {
    const requested = known({ receiving: 'requested' });
    const banks = [{ currency: 'USD', bank }] as const;
    expect(decideReceiving(requested, { partyId: id, verdict: 'activate', banks }, ['USD'])).toMatchObject({ event: { type: 'ReceivingActivated' }, addresses: { kind: 'open' } });
    expect(decideReceiving(requested, { partyId: id, verdict: 'refuse' }, ['USD'])).toMatchObject({ event: { type: 'ReceivingDeactivated' }, addresses: { kind: 'stay' } });
    expect(decideReceiving(requested, { partyId: id, verdict: 'activate', banks }, ['USD', 'EUR'])).toMatchObject({ rejection: { reason: 'receiving_currencies_differ' } });
    expect(decideReceiving(known(), { partyId: id, verdict: 'refuse' }, ['USD'])).toMatchObject({ rejection: { reason: 'receiving_not_on_its_way' } });
  });
});
