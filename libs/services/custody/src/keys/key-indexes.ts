import type { Mode, WalletAddressId } from '@corridor/contracts';
import type { NetworkFamily } from '@corridor/contracts/custody';
import type { Pool } from '@corridor/runtime';

export interface KeyIndexesOptions {
  readonly pool: Pick<Pool, 'query'>;
  readonly schema: string;
}

/**
 * Hands out the leaves of the key trees. A leaf is reserved for an address by a row that is committed before the key is
 * used; the same address asked for again gets the same leaf, and no leaf is ever given twice. A leaf whose command fails
 * afterwards stays unused.
 */
export class KeyIndexes {
  constructor(private readonly options: KeyIndexesOptions) {}

  async reserve(addressId: WalletAddressId, mode: Mode, family: NetworkFamily): Promise<number> {
    const { pool, schema } = this.options;
    const known = await this.reservedFor(addressId);
    if (known !== null) return known;
    await pool.query(
      `with next as (
         insert into ${schema}.key_counters as counters (mode, family, used) values ($2, $3, 1)
         on conflict (mode, family) do update set used = counters.used + 1 returning used - 1 as key_index
       )
       insert into ${schema}.key_indexes (address_id, mode, family, key_index) select $1, $2, $3, key_index from next
       on conflict (address_id) do nothing`,
      [addressId, mode, family],
    );
    const reserved = await this.reservedFor(addressId);
    if (reserved === null) throw new Error(`no key was reserved for the address ${addressId}`);
    return reserved;
  }

  private async reservedFor(addressId: WalletAddressId): Promise<number | null> {
    const { pool, schema } = this.options;
    const { rows } = await pool.query<{ key_index: number }>(`select key_index from ${schema}.key_indexes where address_id = $1`, [addressId]);
    return rows[0]?.key_index ?? null;
  }
}
