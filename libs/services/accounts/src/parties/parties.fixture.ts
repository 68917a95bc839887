import type { AccountId, Scope } from '@corridor/contracts';
import { type BusinessDetails, type PartyDetails, type PartyDetailsChange, type PartyRecord, RegisterParty, UpdateParty, type UpdatePartyPayload } from '@corridor/contracts/accounts';
import { mintId } from '@corridor/messaging';
import type { AccountsWorld } from '../accounts.fixture.js';

export const BUSINESS: BusinessDetails = {
  legalName: 'Unmistakable Exports',
  type: 'company',
  email: 'ops@unmistakable.example',
  physicalAddress: { country: 'IN', line1: 'MG Road', line2: null, city: 'Bangalore', state: null, postalCode: '560038' },
  dba: null,
  ids: null,
  incorporatedOn: null,
  merchantCategoryCode: null,
  merchantSize: null,
  productCategory: null,
  productDescription: null,
  website: null,
};

export interface NewParty {
  readonly type?: 'user' | 'partner';
  readonly parent: AccountId;
  readonly nickname?: string | null;
  readonly business?: Partial<BusinessDetails>;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Parties as clients make them, on a world of the service. */
export class PartiesWorld {
  constructor(private readonly world: AccountsWorld) {}

  async register(scope: Scope, { type = 'user', parent, nickname = null, business = {}, metadata = {} }: NewParty) {
    const details: PartyDetails = { business: { ...BUSINESS, ...business }, nickname, terms: null };
    const partyId = mintId<'account'>();
    const sealedDetails = await this.world.queries.sealParty(scope, partyId, details);
    const payload = { partyId, type, parent, sealedDetails, logo: null, document: null, metadata };
    return this.world.outcome(await this.world.parties.registerParty(this.world.command(RegisterParty, payload, scope)));
  }

  async registered(scope: Scope, given: NewParty): Promise<PartyRecord> {
    const made = await this.register(scope, given);
    if ('reason' in made) throw new Error(`refused: ${made.reason}`);
    return made;
  }

  async update(scope: Scope, partyId: AccountId, change: PartyDetailsChange | null, rest: Omit<UpdatePartyPayload, 'partyId' | 'sealedChange'> = {}) {
    const sealedChange = change === null ? undefined : await this.world.queries.sealParty(scope, partyId, change);
    const payload = { partyId, ...rest, ...(sealedChange === undefined ? {} : { sealedChange }) };
    return this.world.outcome(await this.world.parties.updateParty(this.world.command(UpdateParty, payload, scope)));
  }
}
