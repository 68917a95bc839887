import { createHash } from 'node:crypto';
import type { Pool } from '@corridor/runtime';
import type { BlockRef, ChainNode, Receipt } from './chain-node.js';
import { readSimulated } from './raw-transaction.js';

export interface SimulatedChainOptions {
  readonly pool: Pick<Pool, 'query'>;
  readonly schema: string;
  /** Each tenant has a chain of its own for each network, so that nobody's reorganisation is another's. */
  readonly chain: string;
  readonly blockMs: number;
  /** The moment that is looked from, in milliseconds since 1970. */
  readonly at: number;
  /** Addresses that the chain takes money to only to undo it. */
  readonly failing: ReadonlySet<string>;
}

/** Heights count from here. */
const GENESIS_MS = Date.UTC(2026, 0, 1);

/**
 * A chain of test mode. Its height follows the clock, so blocks need no rows: a block's hash follows from its height and from
 * how many reorganisations replaced it. Transactions and reorganisations are rows.
 */
export class SimulatedChain implements ChainNode {
  constructor(private readonly options: SimulatedChainOptions) {}

  async head(): Promise<BlockRef> {
    return this.block(this.height(), await this.forks());
  }

  async blockAt(height: number): Promise<BlockRef | null> {
    return height > this.height() ? null : this.block(height, await this.forks());
  }

  async receiptOf(txHash: string): Promise<Receipt | null> {
    const { pool, schema, chain } = this.options;
    const { rows } = await pool.query<{ height: number; succeeded: boolean }>(
      `select height, succeeded from ${schema}.sim_transactions where chain = $1 and tx_hash = $2 and not dropped and height <= $3`,
      [chain, txHash, this.height()],
    );
    const found = rows[0];
    return found === undefined ? null : { txHash, block: this.block(found.height, await this.forks()), succeeded: found.succeeded };
  }

  async broadcast(raw: Uint8Array): Promise<string> {
    const { txHash, toAddress } = readSimulated(raw);
    await this.include(txHash, this.height() + 1, !this.options.failing.has(toAddress));
    return txHash;
  }

  /** Somebody outside pays: a transaction that is `depth` blocks deep already. The same hash again changes nothing. */
  async pay(txHash: string, depth: number): Promise<void> {
    await this.include(txHash, this.height() - depth + 1, true);
  }

  /** Another branch wins from a height on, without the transactions that were there. */
  async reorganise(fromHeight: number): Promise<void> {
    const { pool, schema, chain } = this.options;
    await pool.query(
      `with fork as (insert into ${schema}.sim_reorgs (chain, from_height) values ($1, $2))
       update ${schema}.sim_transactions set dropped = true where chain = $1 and height >= $2`,
      [chain, fromHeight],
    );
  }

  private async include(txHash: string, height: number, succeeded: boolean): Promise<void> {
    const { pool, schema, chain } = this.options;
    await pool.query(
      `insert into ${schema}.sim_transactions (chain, tx_hash, height, succeeded) values ($1, $2, $3, $4) on conflict (chain, tx_hash) do nothing`,
      [chain, txHash, height, succeeded],
    );
  }

  private height(): number {
    return Math.floor((this.options.at - GENESIS_MS) / this.options.blockMs);
  }

  private async forks(): Promise<readonly number[]> {
    const { pool, schema, chain } = this.options;
    const { rows } = await pool.query<{ from_height: number }>(`select from_height from ${schema}.sim_reorgs where chain = $1`, [chain]);
    return rows.map(({ from_height }) => from_height);
  }

  private block(height: number, forks: readonly number[]): BlockRef {
    return { height, hash: this.hashOf(height, forks), parentHash: this.hashOf(height - 1, forks) };
  }

  private hashOf(height: number, forks: readonly number[]): string {
    const branch = forks.filter((from) => from <= height).length;
    return createHash('sha256').update(JSON.stringify([this.options.chain, height, branch])).digest('hex');
  }
}
