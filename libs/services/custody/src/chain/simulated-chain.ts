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
 * how many reorganisations replaced it. Transactions and reorganisations are rows that say when, not at which height, so that
 * nothing is lost when the sandbox is started with another pace. As on a real chain, each number of a
 * sender is taken once: the table refuses a second transaction under it.
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
    const { rows } = await pool.query<{ mined_ms: number; succeeded: boolean }>(
      `select mined_ms, succeeded from ${schema}.sim_transactions where chain = $1 and tx_hash = $2 and not dropped and mined_ms <= $3`,
      [chain, txHash, this.options.at],
    );
    const found = rows[0];
    return found === undefined ? null : { txHash, block: this.block(this.heightAt(found.mined_ms), await this.forks()), succeeded: found.succeeded };
  }

  /** A transaction that a reorganisation dropped goes into a block again; one that is in a block stays where it is. */
  async broadcast(raw: Uint8Array): Promise<string> {
    const { pool, schema, chain } = this.options;
    const { txHash, from, nonce, toAddress } = readSimulated(raw);
    await pool.query(
      `insert into ${schema}.sim_transactions as known (chain, tx_hash, mined_ms, succeeded, sender, nonce) values ($1, $2, $3, $4, $5, $6)
       on conflict (chain, tx_hash) do update set mined_ms = excluded.mined_ms, dropped = false where known.dropped`,
      [chain, txHash, this.blocksAgo(-1), !this.options.failing.has(toAddress), from, nonce],
    );
    return txHash;
  }

  /** Has the chain take a transaction at once, with or without effect, as deep as if it had been there before. */
  async settle(raw: Uint8Array, { succeeded, depth }: { readonly succeeded: boolean; readonly depth: number }): Promise<void> {
    const { pool, schema, chain } = this.options;
    const { txHash, from, nonce } = readSimulated(raw);
    await pool.query(
      `insert into ${schema}.sim_transactions (chain, tx_hash, mined_ms, succeeded, sender, nonce) values ($1, $2, $3, $4, $5, $6)
       on conflict (chain, tx_hash) do update set mined_ms = excluded.mined_ms, succeeded = excluded.succeeded, dropped = false`,
      [chain, txHash, this.blocksAgo(depth - 1), succeeded, from, nonce],
    );
  }

  /** Somebody pays: a transaction that is `depth` blocks deep already. The same hash again changes nothing. */
  async pay(txHash: string, depth: number): Promise<void> {
    const { pool, schema, chain } = this.options;
    await pool.query(
      `insert into ${schema}.sim_transactions (chain, tx_hash, mined_ms, succeeded) values ($1, $2, $3, true) on conflict (chain, tx_hash) do nothing`,
      [chain, txHash, this.blocksAgo(depth - 1)],
    );
  }

  /**
   * Another branch wins from the block of a transaction on, in which that one is missing. All others are in it at the same
   * heights: a branch takes what waits, and only what somebody spent otherwise is lost. Nothing happens to one in no block.
   */
  async reorganise(txHash: string): Promise<void> {
    const { pool, schema, chain } = this.options;
    await pool.query(
      `with lost as (
         update ${schema}.sim_transactions set dropped = true where chain = $1 and tx_hash = $2 and not dropped returning mined_ms
       )
       insert into ${schema}.sim_reorgs (chain, from_ms) select $1, mined_ms from lost`,
      [chain, txHash],
    );
  }

  private height(): number {
    return this.heightAt(this.options.at);
  }

  private heightAt(ms: number): number {
    return Math.floor((ms - GENESIS_MS) / this.options.blockMs);
  }

  private blocksAgo(blocks: number): number {
    return this.options.at - blocks * this.options.blockMs;
  }

  private async forks(): Promise<readonly number[]> {
    const { pool, schema, chain } = this.options;
    const { rows } = await pool.query<{ from_ms: number }>(`select from_ms from ${schema}.sim_reorgs where chain = $1`, [chain]);
    return rows.map(({ from_ms }) => this.heightAt(from_ms));
  }

  private block(height: number, forks: readonly number[]): BlockRef {
    return { height, hash: this.hashOf(height, forks), parentHash: this.hashOf(height - 1, forks) };
  }

  private hashOf(height: number, forks: readonly number[]): string {
    const branch = forks.filter((from) => from <= height).length;
    return createHash('sha256').update(JSON.stringify([this.options.chain, height, branch])).digest('hex');
  }
}
