import type { AccountId, Scope } from '@corridor/contracts';
import type { AccountsQueries, PartyView } from '@corridor/contracts/accounts';
import type { ReceivableIssue, ReceivableView } from '@corridor/contracts/collections';

type Parties = Pick<AccountsQueries, 'party'>;

/** Why nothing can be reconciled with a receivable now, whatever it says itself. */
export async function obstacleOf(accounts: Parties, scope: Scope, { partner, owner }: Pick<ReceivableView, 'partner' | 'owner'>): Promise<ReceivableIssue | null> {
  const [ofPartner, ofOwner] = await Promise.all([partner === null ? null : accounts.party(scope, partner), accounts.party(scope, owner)]);
  return issueOf(ofPartner, ofOwner);
}

function issueOf(partner: PartyView | null, owner: PartyView | null): ReceivableIssue | null {
  if (partner?.status === 'hold') return 'partner_hold';
  if (partner?.status === 'deactivated') return 'partner_deactivated';
  // An owner that nobody knows may have no money either.
  return owner === null || owner.status === 'hold' || owner.status === 'deactivated' ? 'account_hold' : null;
}

/** A partner with whoever has made it, as a receivable needs them; `unknown` when it is no partner of `owner` or of one that it made. */
export async function partnerOf(accounts: Parties, scope: Scope, id: AccountId) {
  const party = await accounts.party(scope, id);
  return party?.type === 'partner' && party.parent !== null ? ({ id, parent: party.parent, book: party.book } as const) : ('unknown' as const);
}
