import type { TransferId } from '@corridor/contracts';
import type { Network } from '@corridor/contracts/custody';
import type { Pool } from '@corridor/runtime';

export interface NoncesOptions {
  readonly pool: Pick<Pool, 'query'>;
  readonly schema: string;
}

/** A sender on its network: the account that a chain counts the transactions of. */
export interface Sender {
  readonly network: Network;
  readonly address: string;
}

const UNIQUE_VIOLATION = '23505';

/**
 * Numbers the transactions of each sender from 0, without gaps: a chain takes each number once, and none before the one
 * before it. A number is a committed row before anything is signed with it, so whatever a crash leaves behind, a transfer
 * is never signed with two numbers and no number ever serves two transfers.
 */
export class Nonces {
  constructor(private readonly options: NoncesOptions) {}

  async reserve(transferId: TransferId, { network, address }: Sender): Promise<number> {
    const { pool, schema } = this.options;
    const known = await this.reservedFor(transferId);
    if (known !== null) return known;
    try {
      // Should the transfer have a number by now, the statement fails as a whole, and the counter stays where it was.
      await pool.query(
        `with next as (
           insert into ${schema}.nonce_counters as counters (network, sender, used) values ($2, $3, 1)
           on conflict (network, sender) do update set used = counters.used + 1 returning used - 1 as nonce
         )
         insert into ${schema}.transaction_nonces (transfer_id, network, sender, nonce) select $1, $2, $3, nonce from next`,
        [transferId, network, address],
      );
    } catch (err) {
      if ((err as { readonly code?: unknown }).code !== UNIQUE_VIOLATION) throw err;
    }
    const reserved = await this.reservedFor(transferId);
    if (reserved === null) throw new Error(`no number was reserved for the transaction of transfer ${transferId}`);
    return reserved;
  }

  private async reservedFor(transferId: TransferId): Promise<number | null> {
    const { pool, schema } = this.options;
    const { rows } = await pool.query<{ nonce: number }>(`select nonce from ${schema}.transaction_nonces where transfer_id = $1`, [transferId]);
    return rows[0]?.nonce ?? null;
  }
}
