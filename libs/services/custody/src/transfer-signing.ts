import type { Scope } from '@corridor/contracts';
import { NETWORKS, type TransferView } from '@corridor/contracts/custody';
import { loadStream } from '@corridor/messaging';
import { type SignedTransaction, signTransfer } from './chain/raw-transaction.js';
import type { CustodyDeps } from './custody.deps.js';
import { walletStream } from './custody.streams.js';
import { type WalletEvent, walletOf } from './domain/wallet.js';

/** Signs a transfer with the key of its wallet's first address. Signing again gives the same. */
export async function signedBy({ store, signers }: Pick<CustodyDeps, 'store' | 'signers'>, transfer: TransferView, scope: Scope): Promise<SignedTransaction> {
  const wallet = walletOf((await loadStream<WalletEvent>(store, walletStream(transfer.walletId), scope)).events);
  const first = wallet?.addresses[0];
  const signer = signers[scope.mode];
  if (first === undefined || signer === undefined) throw new Error(`nobody can sign for the wallet of transfer ${transfer.id}`);
  return signTransfer(transfer, { family: NETWORKS[transfer.network].family, index: first.keyIndex }, signer);
}
