import { PostTransactions, type PostTransactionsPayload } from '@corridor/contracts/ledger';
import type { CollectionsDeps } from './collections.deps.js';

/** What the ledger is asked to post. It never refuses what the world imposes, nor what moves between the world and the house. */
export function posting({ now }: Pick<CollectionsDeps, 'now'>, payload: PostTransactionsPayload) {
  return { type: PostTransactions, payload, issuedAt: now().toISOString() };
}
