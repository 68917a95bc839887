import type { PartyRecord, PartySettingsRecord, PayoutSettings, Receiver, Receives, ReceivingCurrency } from '@corridor/contracts/accounts';

/** In what everybody can be paid from the first day. */
const FIRST: readonly ReceivingCurrency[] = ['USD'];

const DAILY: PayoutSettings = { interval: 'daily', weeklyAnchor: null, hold: null };

type Currencies = NonNullable<PartySettingsRecord['currencies']>;

/** What holds for a new account. A connected user begins with what its platform has laid down for its users. */
export function firstSettings(party: PartyRecord, parent: PartySettingsRecord | null = null): PartySettingsRecord {
  const { id, type, createdAt } = party;
  const common = { party: id, type, metadata: {}, createdAt };
  if (type === 'partner') return { ...common, receives: null, currencies: null, payouts: null };
  const receives = type === 'platform' ? OF_PLATFORM : userReceives(parent);
  return { ...common, receives, currencies: currenciesOf(receives, parent), payouts: DAILY };
}

const OF_PLATFORM: Receives = { connectedUser: false, connectedUserPartner: false, partner: false, platform: true, user: null };
const OF_DIRECT_USER: Receives = { connectedUser: null, connectedUserPartner: null, partner: false, platform: null, user: false };

function userReceives(parent: PartySettingsRecord | null): Receives {
  if (parent === null) return OF_DIRECT_USER;
  const { connectedUser = false, connectedUserPartner = false } = parent.receives ?? {};
  return { connectedUser: null, connectedUserPartner, partner: connectedUserPartner, platform: null, user: connectedUser };
}

/** Whom the account can't have has no currencies either. */
function currenciesOf(receives: Receives, parent: PartySettingsRecord | null): Currencies {
  const { connectedUser = FIRST, connectedUserPartner = FIRST } = parent?.currencies ?? {};
  const first: Currencies = parent === null
    ? { connectedUser: FIRST, connectedUserPartner: FIRST, partner: FIRST, platform: FIRST, user: FIRST }
    : { connectedUser: [], connectedUserPartner, partner: connectedUserPartner, platform: [], user: connectedUser };
  const of = (receiver: Receiver) => (receives[receiver] === null ? [] : first[receiver]);
  return { connectedUser: of('connectedUser'), connectedUserPartner: of('connectedUserPartner'), partner: of('partner'), platform: of('platform'), user: of('user') };
}

/** Whether a new party is given addresses to receive money at without asking for them, as the settings of its parent say. */
export function receivesByDefault({ receives, currencies }: PartySettingsRecord, type: 'user' | 'partner'): boolean {
  const receiver: Receiver = type === 'user' ? 'connectedUser' : 'partner';
  return receives?.[receiver] === true && (currencies?.[receiver].length ?? 0) > 0;
}
