import { decimalOf, type Timestamp } from '@corridor/contracts';
import type { CustodyEvent, PayToWalletPayload, WalletDepositRejection, WalletDepositView, WalletView } from '@corridor/contracts/custody';
import { NETWORKS } from '@corridor/contracts/custody';
import { parseAmount } from '@corridor/money';
import { type Decision, rejected } from './decision.js';

/** What is in a deposit's stream. */
export type DepositEvent = Extract<CustodyEvent, { type: `WalletDeposit${string}` }>;
type EventOf<Type extends DepositEvent['type']> = Extract<DepositEvent, { type: Type }>;

/** `settling`: the ledger is being asked, and nothing else may happen meanwhile. */
export type DepositState =
  | { readonly status: 'none' }
  | { readonly status: 'pending' | 'settling' | 'confirmed' | 'reversed'; readonly deposit: WalletDepositView };

function evolve(_state: DepositState, { type, data: { deposit } }: DepositEvent): DepositState {
  switch (type) {
    case 'WalletDepositDetected':
      return { status: 'pending', deposit };
    case 'WalletDepositMatured':
    case 'WalletDepositLost':
      return { status: 'settling', deposit };
    case 'WalletDepositConfirmed':
      return { status: 'confirmed', deposit };
    case 'WalletDepositReversed':
      return { status: 'reversed', deposit };
  }
}

export function depositOf(events: readonly DepositEvent[]): DepositState {
  return events.reduce(evolve, { status: 'none' });
}

/** A payment that the chain shows for the first time, `confirmations` deep. */
export function detectDeposit(
  payload: PayToWalletPayload,
  facts: { readonly wallet: WalletView; readonly txHash: string; readonly confirmations: number; readonly at: Timestamp },
): Decision<EventOf<'WalletDepositDetected' | 'WalletDepositMatured'>, WalletDepositRejection> {
  const { wallet, txHash, confirmations, at: createdAt } = facts;
  const { asset, network } = wallet;
  const address = wallet.addresses.find((each) => payload.address === null || each.address === payload.address)?.address;
  if (address === undefined) return rejected({ reason: 'address_not_of_wallet', wallet: wallet.id });
  const parsed = parseAmount(payload.amount, asset);
  if (!parsed.ok || parsed.value <= 0n) return rejected({ reason: 'amount_not_valid', asset });
  const confirmationsNeeded = NETWORKS[network].confirmations;
  const deposit: WalletDepositView = {
    id: payload.depositId,
    walletId: wallet.id,
    accountId: wallet.accountId,
    book: wallet.book,
    network,
    address,
    amount: { currency: asset, amount: decimalOf(parsed.value, asset) },
    txHash,
    status: 'pending',
    confirmations,
    confirmationsNeeded,
    createdAt,
  };
  const type = confirmations >= confirmationsNeeded ? 'WalletDepositMatured' : 'WalletDepositDetected';
  return { kind: 'event', event: { type, data: { deposit } } };
}

/**
 * What another look at the chain means. `confirmations` is null when the payment is in no block any more; should another
 * branch take it later, it is a payment of its own.
 */
export function observeDeposit(
  state: DepositState,
  id: WalletDepositView['id'],
  confirmations: number | null,
): Decision<DepositEvent, WalletDepositRejection> {
  if (state.status === 'none') return rejected({ reason: 'deposit_not_found', deposit: id });
  const { status, deposit } = state;
  const unchanged = rejected({ reason: 'deposit_unchanged', deposit: id, status: deposit.status } as const);
  switch (status) {
    case 'pending':
      if (confirmations === null) return happened('WalletDepositReversed', { ...deposit, status: 'reversed', confirmations: 0 });
      return confirmations >= deposit.confirmationsNeeded ? happened('WalletDepositMatured', { ...deposit, confirmations }) : unchanged;
    case 'confirmed':
      return confirmations === null ? happened('WalletDepositLost', { ...deposit, confirmations: 0 }) : unchanged;
    case 'settling':
    case 'reversed':
      return unchanged;
  }
}

/** The ledger has done what a matured or a lost deposit asks for. */
export function settleDeposit({ type, data: { deposit } }: EventOf<'WalletDepositMatured' | 'WalletDepositLost'>): EventOf<'WalletDepositConfirmed' | 'WalletDepositReversed'> {
  return type === 'WalletDepositMatured'
    ? { type: 'WalletDepositConfirmed', data: { deposit: { ...deposit, status: 'confirmed' } } }
    : { type: 'WalletDepositReversed', data: { deposit: { ...deposit, status: 'reversed' } } };
}

function happened(type: DepositEvent['type'], deposit: WalletDepositView): Decision<DepositEvent, never> {
  return { kind: 'event', event: { type, data: { deposit } } };
}
