import type { Scope, TransactionId } from '@corridor/contracts';
import type { BalanceKey, PostedTransaction, PostTransactionsPayload, TransactionsPosted } from '@corridor/contracts/ledger';
import { mintId } from '@corridor/messaging';
import type { BookView } from './domain/book.js';
import type { Entry } from './domain/entries.js';
import { decidePost, type PostDecision } from './domain/post.decide.js';

/** A book that is all in memory: given these commands, then that. */
export class MemoryBook implements BookView {
  readonly scope: Scope = { tenant: mintId<'tenant'>(), mode: 'test' };
  readonly id = mintId<'book'>();
  readonly balances = new Map<BalanceKey, bigint>();
  readonly entries: Entry[] = [];
  readonly events: TransactionsPosted[] = [];
  private readonly transactions = new Map<TransactionId, PostedTransaction>();
  private readonly reversals = new Map<TransactionId, TransactionId>();

  get nextEntry(): number {
    return this.entries.length + 1;
  }

  balanceOf(key: BalanceKey): bigint {
    return this.balances.get(key) ?? 0n;
  }

  transaction(id: TransactionId): PostedTransaction | undefined {
    return this.transactions.get(id);
  }

  reversalOf(id: TransactionId): TransactionId | undefined {
    return this.reversals.get(id);
  }

  post(...transactions: PostTransactionsPayload['transactions']): PostDecision {
    const decision = decidePost(this, { book: this.id, transactions }, 'fingerprint');
    if (decision.kind === 'posted') this.take(decision);
    return decision;
  }

  private take({ event, entries, balances }: Extract<PostDecision, { kind: 'posted' }>): void {
    this.events.push(event);
    this.entries.push(...entries);
    for (const [key, balance] of balances) this.balances.set(key, balance);
    for (const posted of event.data.transactions) {
      // One that moved nothing has no entries, and is known by nothing else.
      if (posted.postings.length === 0) continue;
      this.transactions.set(posted.id, posted);
      if (posted.reverses !== undefined) this.reversals.set(posted.reverses, posted.id);
    }
  }
}
