import type { BalanceKey } from '@corridor/contracts/ledger';

export interface CachedBalance {
  /** The balance's number within its book. */
  readonly number: number;
  /** Minor units. */
  readonly balance: bigint;
}

/**
 * A book's balances in memory, bounded. Two generations: what is used moves to the young one; when that is full, the
 * old one is dropped and the young one ages. A dropped balance has thus not been used for `generationSize` others, so
 * it can't be part of a commit under way as long as a batch touches fewer than that.
 */
export class BalanceCache {
  private young = new Map<BalanceKey, CachedBalance>();
  private old = new Map<BalanceKey, CachedBalance>();

  constructor(private readonly generationSize: number) {}

  get(key: BalanceKey): CachedBalance | undefined {
    const young = this.young.get(key);
    if (young !== undefined) return young;
    const old = this.old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: BalanceKey, balance: CachedBalance): void {
    if (this.young.size >= this.generationSize && !this.young.has(key)) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(key, balance);
  }
}
