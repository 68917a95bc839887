import type { Scope, TransferId } from '@corridor/contracts';
import { NETWORKS, type TransferView } from '@corridor/contracts/custody';
import type { EventStore } from '@corridor/event-store';
import { loadStream } from '@corridor/messaging';
import type { Pool } from '@corridor/runtime';
import { type SignedTransaction, signTransfer } from '../chain/raw-transaction.js';
import { walletStream } from '../custody.streams.js';
import { type WalletEvent, walletOf } from '../domain/wallet.js';
import type { Signers } from '../keys/signers.js';
import { Nonces } from './nonces.js';

export interface SignedTransactionsOptions {
  readonly pool: Pick<Pool, 'query'>;
  readonly schema: string;
  readonly store: Pick<EventStore, 'readStream'>;
  readonly signers: Signers;
}

/**
 * Signs each transfer once. The number of the transaction is reserved first, and the signed bytes are kept before anybody
 * sees them: whoever broadcasts takes the ones that were kept, so a chain is never shown two transactions of one transfer.
 */
export class SignedTransactions {
  private readonly nonces: Nonces;

  constructor(private readonly options: SignedTransactionsOptions) {
    this.nonces = new Nonces(options);
  }

  /** For a transfer that nothing stops any more; a number that no transaction follows would hold up all later ones. */
  async signOnce(transfer: TransferView, scope: Scope): Promise<SignedTransaction> {
    const { pool, schema } = this.options;
    const known = await this.kept(transfer.id);
    if (known !== null) return known;
    const { txHash, raw } = await this.sign(transfer, scope);
    await pool.query(`insert into ${schema}.signed_transactions (transfer_id, tx_hash, raw) values ($1, $2, $3) on conflict (transfer_id) do nothing`, [
      transfer.id,
      txHash,
      Buffer.from(raw),
    ]);
    const kept = await this.kept(transfer.id);
    if (kept === null) throw new Error(`the signed transaction of transfer ${transfer.id} is not there`);
    return kept;
  }

  /** Null while the transfer has not been signed. */
  async kept(id: TransferId): Promise<SignedTransaction | null> {
    const { pool, schema } = this.options;
    const { rows } = await pool.query<{ tx_hash: string; raw: Buffer }>(`select tx_hash, raw from ${schema}.signed_transactions where transfer_id = $1`, [id]);
    return rows[0] === undefined ? null : { txHash: rows[0].tx_hash, raw: rows[0].raw };
  }

  /** With the key of the wallet's first address. */
  private async sign(transfer: TransferView, scope: Scope): Promise<SignedTransaction> {
    const { store, signers } = this.options;
    const { network } = transfer;
    const wallet = walletOf((await loadStream<WalletEvent>(store, walletStream(transfer.walletId), scope)).events);
    const first = wallet?.addresses[0];
    const signer = signers[scope.mode];
    if (first === undefined || signer === undefined) throw new Error(`nobody can sign for the wallet of transfer ${transfer.id}`);
    const nonce = await this.nonces.reserve(transfer.id, { network, address: first.address });
    return signTransfer(transfer, { key: { family: NETWORKS[network].family, index: first.keyIndex }, from: first.address, nonce }, signer);
  }
}
