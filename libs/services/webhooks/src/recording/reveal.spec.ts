import type { PublicEvent } from '@corridor/contracts';
import { mintId } from '@corridor/messaging';
import { newScope, thingHappened } from '../webhooks.fixture.js';
import { type Profiles, revealed } from './reveal.js';

const PROFILE = { legalName: 'Acme Ltd', email: null, registrationNumber: null, contact: null };
const scope = newScope();
const event = (type: string): PublicEvent => ({ ...thingHappened(scope, { account: mintId<'account'>() }), type, data: { customer: { id: 'c1', sealedProfile: 'sealed' } } });

function profilesThatOpen(profile: typeof PROFILE | null) {
  const asked: unknown[] = [];
  const profiles: Profiles = {
    async openProfile(...args) {
      asked.push(args);
      return profile;
    },
  };
  return { asked, profiles };
}

describe('what is sealed in an event', () => {
  it.each(['corridor.accounts.CustomerDecided', 'corridor.accounts.CustomerErased'])('of the type %s is opened in the scope of the event', async (type) => {
    const { asked, profiles } = profilesThatOpen(PROFILE);
    expect((await revealed(event(type), profiles)).data).toEqual({ customer: { id: 'c1', sealedProfile: 'sealed', profile: PROFILE } });
    expect(asked).toEqual([[scope, 'c1', 'sealed']]);
  });

  it('is null when its key is destroyed', async () => {
    const { profiles } = profilesThatOpen(null);
    expect((await revealed(event('corridor.accounts.CustomerErased'), profiles)).data).toMatchObject({ customer: { profile: null } });
  });

  it('is not asked for when nobody is told of the event', async () => {
    const { asked, profiles } = profilesThatOpen(PROFILE);
    for (const type of ['corridor.accounts.CustomerRegistered', 'corridor.accounts.KeyCreated', 'corridor.quotes.CustomerDecided']) {
      const given = event(type);
      expect(await revealed(given, profiles)).toBe(given);
    }
    expect(asked).toEqual([]);
  });
});
