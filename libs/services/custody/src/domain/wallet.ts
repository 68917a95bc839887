import type { CustodyEvent, WalletView } from '@corridor/contracts/custody';

/** What is in a wallet's stream. */
export type WalletEvent = Extract<CustodyEvent, { type: 'WalletCreated' | 'WalletAddressAdded' }>;

/** Null until it has been made. A wallet has no end: money may reach its addresses for ever. */
export type WalletState = WalletView | null;

export function evolveWallet(_state: WalletState, event: WalletEvent): WalletState {
  switch (event.type) {
    case 'WalletCreated':
    case 'WalletAddressAdded':
      return event.data.wallet;
  }
}

export function walletOf(events: readonly WalletEvent[]): WalletState {
  return events.reduce(evolveWallet, null);
}
