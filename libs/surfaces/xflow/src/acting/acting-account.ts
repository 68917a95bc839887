import { type AccountId, idOf, isUuid, type Scope } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type AccountsQueries, type PartyView } from '@corridor/contracts/accounts';
import type { Owner } from '@corridor/contracts/ledger';
import { type Call, invalid } from '@corridor/surfaces/http';
import { Inject, Injectable } from '@nestjs/common';
import { refuse } from '../errors/refuse.js';
import { noSuch } from '../fields/path-id.js';
import { accountIds } from '../ids.js';

const HEADER = 'Xflow-Account';

/** For whom a request is made. */
export interface Acting {
  /** Whose key it is: a platform, or a direct user. */
  readonly own: PartyView;
  /** The connected user that a platform acts for; `own` when it acts for nobody. */
  readonly party: PartyView;
}

/** The account that a request is made for, and what may be seen and done as it. */
@Injectable()
export class ActingAccount {
  constructor(@Inject(ACCOUNTS_QUERIES) private readonly accounts: AccountsQueries) {}

  /** Throws when the request asks to act for an account that it may not act for. */
  async of(scope: Scope, { request }: Call): Promise<Acting> {
    const tenant = await this.accounts.tenant(scope.tenant);
    if (tenant === null) throw new Error(`the tenant ${scope.tenant} of a key is not there`);
    const own = await this.accounts.party(scope, tenant.defaultAccounts[scope.mode]);
    if (own === null) throw new Error(`the tenant ${scope.tenant} has no account of its own`);
    const asked = request.headers[HEADER.toLowerCase()];
    return { own, party: asked === undefined ? own : await this.connected(scope, own, String(asked)) };
  }

  /** An account that the request may know of. Throws `not_found`, named by `param`, for every other. */
  async visible(scope: Scope, acting: Acting, id: AccountId, param = 'id'): Promise<PartyView> {
    const party = await this.accounts.party(scope, id);
    if (party === null || !sees(acting, party)) throw noSuch('account', param);
    return party;
  }

  /** Whose ledger is listed: a connected user's and that of its partners; everybody's, undefined, for a tenant in its own name. */
  async family(scope: Scope, acting: Acting): Promise<readonly AccountId[] | undefined> {
    const id = familyOf(acting);
    return id === undefined ? undefined : [id, ...(await this.partnersOf(scope, id))];
  }

  async partnersOf(scope: Scope, id: AccountId): Promise<readonly AccountId[]> {
    return this.accounts.partnersOf(scope, id);
  }

  /** Whether the request may know of what concerns these owners of balances: one of them that it sees is enough. */
  async seesAny(scope: Scope, acting: Acting, owners: readonly Owner[]): Promise<boolean> {
    if (familyOf(acting) === undefined) return true;
    const parties = await Promise.all(owners.filter(isUuid).map(async (owner) => this.accounts.party(scope, idOf(owner))));
    return parties.some((party) => party !== null && sees(acting, party));
  }

  private async connected(scope: Scope, own: PartyView, asked: string): Promise<PartyView> {
    if (own.type !== 'platform') throw refuse(403, 'action_unauthorized', `${HEADER} is for platforms only.`, HEADER);
    const id = accountIds.read(asked.replace(/^"(.*)"$/, '$1'));
    if (id === null) throw invalid(`${HEADER} must be an id that begins with ${accountIds.prefix}.`, HEADER);
    const party = await this.accounts.party(scope, id);
    if (party?.type !== 'user' || party.parent !== own.id) throw invalid(`${HEADER} names no connected user of this platform.`, HEADER);
    return party;
  }
}

/** A tenant sees all that is its own; as a connected user it sees that user and its partners. */
export function sees({ own, party }: Acting, other: Pick<PartyView, 'id' | 'parent'>): boolean {
  return party.id === own.id || other.id === party.id || other.parent === party.id;
}

/** Whose objects are listed: those of a connected user and its partners; everybody's for a tenant in its own name. */
export function familyOf({ own, party }: Acting): AccountId | undefined {
  return party.id === own.id ? undefined : party.id;
}
