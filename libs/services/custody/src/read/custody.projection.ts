import type { Scope } from '@corridor/contracts';
import type { CustodyEvent } from '@corridor/contracts/custody';
import { type RowWrite, write } from '@corridor/event-store';
import { insertDeposit, insertTransfer, setPolicy, updateDeposit, updateTransfer } from './movement-rows.js';
import { insertAddress, insertWallet, updateWallet } from './wallet-rows.js';

/** The rows that follow from an event. What the ledger has not accepted yet is in none, but for a deposit that was seen pending. */
export function custodyRows(event: CustodyEvent, scope: Scope): readonly RowWrite[] {
  switch (event.type) {
    case 'WalletCreated': {
      const { wallet } = event.data;
      const { network } = wallet;
      return [write(insertWallet, [{ scope, wallet }]), write(insertAddress, wallet.addresses.map((address) => ({ network, address })))];
    }
    case 'WalletAddressAdded': {
      const { wallet, address } = event.data;
      return [write(updateWallet, [{ scope, wallet }]), write(insertAddress, [{ network: wallet.network, address }])];
    }
    case 'WalletDepositDetected':
    case 'WalletDepositConfirmed':
      return [write(insertDeposit, [{ scope, deposit: event.data.deposit }])];
    case 'WalletDepositReversed':
      return [write(updateDeposit, [{ scope, deposit: event.data.deposit }])];
    case 'TransferHeld':
      return [write(insertTransfer, [{ scope, transfer: event.data.transfer }])];
    case 'TransferApproved':
    case 'TransferCleared':
    case 'TransferBroadcast':
    case 'TransferConfirmed':
    case 'TransferFailed':
      return [write(updateTransfer, [{ scope, transfer: event.data.transfer }])];
    case 'TransferPolicySet':
      return [write(setPolicy, [{ scope, policy: event.data.policy }])];
    case 'WalletDepositMatured':
    case 'WalletDepositLost':
    case 'TransferRequested':
    case 'TransferRefused':
    case 'TransferEnding':
      return [];
  }
}
