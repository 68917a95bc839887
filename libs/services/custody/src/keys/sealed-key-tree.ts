import { randomBytes } from 'node:crypto';
import type { Pool } from '@corridor/runtime';
import { KeyTree } from './key-tree.js';
import { seal, type SealingKey, unseal } from './sealing.js';
import type { KeyPlace, Signer } from './signer.js';

const SEED_BYTES = 64;
/** Sealed as such, so that a seed of one mode can't be put in place of another's. */
const PURPOSE = 'corridor/custody/seed/test';

export interface SealedKeyTreeOptions {
  readonly pool: Pick<Pool, 'query'>;
  readonly schema: string;
  readonly sealingKey: SealingKey;
}

/**
 * The key tree of test mode. Its seed is drawn once, when it is first needed, and lies sealed in the service's schema. Two
 * processes that draw at once end with the one that was written first.
 */
export class SealedKeyTree implements Signer {
  private opened: Promise<KeyTree> | null = null;

  constructor(private readonly options: SealedKeyTreeOptions) {}

  async addressAt(place: KeyPlace): Promise<string> {
    return (await this.tree()).addressAt(place);
  }

  async sign(place: KeyPlace, digest: Uint8Array): Promise<Uint8Array> {
    return (await this.tree()).sign(place, digest);
  }

  async open(): Promise<void> {
    await this.tree();
  }

  private async tree(): Promise<KeyTree> {
    this.opened ??= this.read();
    // A database that was away is asked again.
    this.opened.catch(() => (this.opened = null));
    return this.opened;
  }

  private async read(): Promise<KeyTree> {
    const { pool, schema, sealingKey } = this.options;
    const fresh = seal(randomBytes(SEED_BYTES), sealingKey, PURPOSE);
    await pool.query(`insert into ${schema}.seeds (purpose, sealed) values ($1, $2) on conflict (purpose) do nothing`, [PURPOSE, fresh]);
    const { rows } = await pool.query<{ sealed: Buffer }>(`select sealed from ${schema}.seeds where purpose = $1`, [PURPOSE]);
    if (rows[0] === undefined) throw new Error('the seed that was written is not there');
    return new KeyTree(unseal(rows[0].sealed, sealingKey, PURPOSE), 'testnet');
  }
}
