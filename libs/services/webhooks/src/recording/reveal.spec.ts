import type { PublicEvent } from '@corridor/contracts';
import type { Remittance } from '@corridor/contracts/collections';
import { mintId } from '@corridor/messaging';
import { newScope, thingHappened } from '../webhooks.fixture.js';
import { type Keepers, revealed } from './reveal.js';

const PROFILE = { legalName: 'Acme Ltd', email: null, registrationNumber: null, contact: null };
const REMITTANCE: Remittance = { payerName: 'Zoë Payer', payerAccount: 'DE00', text: 'rent' };
const scope = newScope();
const event = (type: string, data: unknown = { customer: { id: 'c1', sealedProfile: 'sealed' } }): PublicEvent => ({ ...thingHappened(scope, { account: mintId<'account'>() }), type, data });

function keepersThatKnow({ profile = null, remittance = null }: { profile?: typeof PROFILE | null; remittance?: Remittance | null }) {
  const asked: unknown[] = [];
  const keepers: Keepers = {
    accounts: {
      async openProfile(...args) {
        asked.push(args);
        return profile;
      },
    },
    collections: {
      async deposit(...args) {
        asked.push(args);
        // By now it may have been returned: no more of it is taken than who paid.
        return { id: args[1], status: 'returned', remittance } as never;
      },
    },
  };
  return { asked, keepers };
}

describe('what is sealed in an event', () => {
  it.each(['corridor.accounts.CustomerDecided', 'corridor.accounts.CustomerErased'])('of the type %s is opened in the scope of the event', async (type) => {
    const { asked, keepers } = keepersThatKnow({ profile: PROFILE });
    expect((await revealed(event(type), keepers)).data).toEqual({ customer: { id: 'c1', sealedProfile: 'sealed', profile: PROFILE } });
    expect(asked).toEqual([[scope, 'c1', 'sealed']]);
  });

  it('is null when its key is destroyed', async () => {
    const { keepers } = keepersThatKnow({});
    expect((await revealed(event('corridor.accounts.CustomerErased'), keepers)).data).toMatchObject({ customer: { profile: null } });
  });

  it('is not asked for when nobody is told of the event', async () => {
    const { asked, keepers } = keepersThatKnow({ profile: PROFILE });
    for (const type of ['corridor.accounts.CustomerRegistered', 'corridor.accounts.KeyCreated', 'corridor.quotes.CustomerDecided', 'corridor.collections.DepositReceived']) {
      const given = event(type);
      expect(await revealed(given, keepers)).toBe(given);
    }
    expect(asked).toEqual([]);
  });
});

describe('who paid a deposit', () => {
  const completed = (over: object = {}) => event('corridor.collections.DepositCompleted', { deposit: { id: 'd1', status: 'completed', ...over } });

  it('is asked of the service that keeps it beside the event, and all else is as the event says', async () => {
    const { asked, keepers } = keepersThatKnow({ remittance: REMITTANCE });
    expect((await revealed(completed(), keepers)).data).toEqual({ deposit: { id: 'd1', status: 'completed', remittance: REMITTANCE } });
    expect(asked).toEqual([[scope, 'd1']]);
  });

  it('is null when nobody keeps it any more', async () => {
    expect((await revealed(completed(), keepersThatKnow({}).keepers)).data).toMatchObject({ deposit: { remittance: null } });
  });

  it('is nobody when the sandbox let the money arrive', async () => {
    const { asked, keepers } = keepersThatKnow({ remittance: REMITTANCE });
    const given = completed({ simulated: true });
    expect(await revealed(given, keepers)).toBe(given);
    expect(asked).toEqual([]);
  });
});
