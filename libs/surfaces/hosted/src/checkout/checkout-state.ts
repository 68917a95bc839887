import type { PaymentLinkId } from '@corridor/contracts';
import type { AccountsQueries, PartyView } from '@corridor/contracts/accounts';
import { type CheckoutView, type CollectionsQueries, receivableAmounts, type ReceivableView } from '@corridor/contracts/collections';

/** What everybody who opens the link is told, however it stands. */
export interface Owed {
  readonly view: CheckoutView;
  readonly receivable: ReceivableView;
  /** Who is paid, and who pays: the names that they are known by. */
  readonly payee: string;
  readonly payer: string;
}

/** How a link stands for whoever opens it. */
export type CheckoutState = Owed & {
  readonly state:
    | 'open'
    /** As before, but the money of an earlier payment did not come. */
    | 'open_again'
    | 'being_paid'
    | 'paid'
    | 'deactivated'
    | 'expired'
    /** Nothing is left to be paid. */
    | 'nothing_owed'
    /** It can't be paid now: it is looked into, or was cancelled. */
    | 'not_payable'
    /** No bank is connected. */
    | 'live';
};

export interface CheckoutSources {
  readonly accounts: Pick<AccountsQueries, 'party'>;
  readonly collections: Pick<CollectionsQueries, 'checkout' | 'receivable'>;
}

/** Null for a link that never was one. */
export async function checkoutState({ accounts, collections }: CheckoutSources, id: PaymentLinkId): Promise<CheckoutState | null> {
  const view = await collections.checkout(id);
  if (view === null) return null;
  const { scope, link } = view;
  const [receivable, payee, payer] = await Promise.all([collections.receivable(scope, link.receivable), accounts.party(scope, link.owner), accounts.party(scope, link.account)]);
  if (receivable === null) throw new Error(`the receivable of link ${link.id} is not there`);
  const owed = { view, receivable, payee: nameOf(payee), payer: nameOf(payer) };
  return { ...owed, state: stateOf(view, receivable) };
}

function stateOf({ scope, link, deposit }: CheckoutView, receivable: ReceivableView): CheckoutState['state'] {
  const cameBack = deposit === 'failed' || deposit === 'cancelled';
  if (link.payment !== null && !cameBack) return deposit === 'completed' ? 'paid' : 'being_paid';
  if (link.status !== 'activated') return link.status;
  if (receivable.status === 'completed') return 'nothing_owed';
  if (receivable.status !== 'activated') return 'not_payable';
  if (!/[1-9]/.test(receivableAmounts(receivable)?.reconcilable ?? '')) return 'nothing_owed';
  if (scope.mode === 'live') return 'live';
  return cameBack ? 'open_again' : 'open';
}

function nameOf(party: PartyView | null): string {
  const business = party?.details?.business;
  return business?.dba ?? business?.legalName ?? 'Somebody whose name is no longer known';
}
