import type { EventVersions } from '../event-versions.js';
import type { CustodyEvent } from './events.js';

/** How the data of each event is read, whatever version it was recorded in (docs/architecture.md, "How to change an event"). */
export const custodyEventVersions: EventVersions<CustodyEvent> = {
  WalletCreated: 1,
  WalletAddressAdded: 1,
  WalletDepositDetected: 1,
  WalletDepositMatured: 1,
  WalletDepositConfirmed: 1,
  WalletDepositLost: 1,
  WalletDepositReversed: 1,
  TransferRequested: 1,
  TransferHeld: 1,
  TransferRefused: 1,
  TransferApproved: 1,
  TransferCleared: 1,
  TransferBroadcast: 1,
  TransferEnding: 1,
  TransferConfirmed: 1,
  TransferFailed: 1,
  TransferPolicySet: 1,
};
