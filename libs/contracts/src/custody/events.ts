import type { DomainEvent } from '../events.js';
import type { LedgerRejection } from '../ledger/index.js';
import type { TransferEnd, TransferView, WalletDepositView } from './movements.js';
import type { TransferPolicyView, WalletAddressView, WalletView } from './views.js';

/** A wallet and its addresses are in the wallet's own stream; a deposit, a transfer and a tenant's policy have one each. */
export type CustodyEvent =
  /** A wallet with its first address. */
  | DomainEvent<'WalletCreated', { readonly wallet: WalletView }>
  /** A further address leads to a wallet. */
  | DomainEvent<'WalletAddressAdded', { readonly address: WalletAddressView; readonly wallet: WalletView }>
  /** A payment to a wallet is in a block, and does not count yet. */
  | DomainEvent<'WalletDepositDetected', { readonly deposit: WalletDepositView }>
  /** A payment has the blocks that it needs; the ledger has not been asked yet. */
  | DomainEvent<'WalletDepositMatured', { readonly deposit: WalletDepositView }>
  /** The ledger has the money. */
  | DomainEvent<'WalletDepositConfirmed', { readonly deposit: WalletDepositView }>
  /** The chain has dropped a payment that the ledger has; the ledger has not been asked yet. */
  | DomainEvent<'WalletDepositLost', { readonly deposit: WalletDepositView }>
  /** A payment that the chain has dropped counts no more; what had been credited is taken back. */
  | DomainEvent<'WalletDepositReversed', { readonly deposit: WalletDepositView }>
  /** Somebody wants money to leave, and nothing speaks against it but, perhaps, the ledger, which has not been asked yet. */
  | DomainEvent<'TransferRequested', { readonly transfer: TransferView }>
  /** The money is held and waits for approval: the transfer is an object from here on. */
  | DomainEvent<'TransferHeld', { readonly transfer: TransferView }>
  /** The ledger refused to hold the money: there is no transfer. */
  | DomainEvent<'TransferRefused', { readonly transfer: TransferView; readonly rejection: LedgerRejection }>
  /** One of several approvals. */
  | DomainEvent<'TransferApproved', { readonly transfer: TransferView }>
  /**
   * The last approval was given: nothing stops the transfer any more, and its transaction is signed next. `settle` is how the
   * simulated chain of test mode is to end it at once, where somebody has asked for that.
   */
  | DomainEvent<'TransferCleared', { readonly transfer: TransferView; readonly settle: TransferEnd | null }>
  /** The transaction is signed, and kept; it goes to the chain from here on. */
  | DomainEvent<'TransferBroadcast', { readonly transfer: TransferView }>
  /** It is known how the transfer ends, as `ended` says; the ledger has not been asked yet. */
  | DomainEvent<'TransferEnding', { readonly transfer: TransferView; readonly ended: TransferView }>
  /** The money has left. */
  | DomainEvent<'TransferConfirmed', { readonly transfer: TransferView }>
  /** The money is back in the wallet. */
  | DomainEvent<'TransferFailed', { readonly transfer: TransferView }>
  /** The operator has set what a tenant's transfers must keep to. */
  | DomainEvent<'TransferPolicySet', { readonly policy: TransferPolicyView }>;
