import { type LedgerRejection, type PostedView, PostTransactions, type PostTransactionsPayload } from '@corridor/contracts/ledger';
import type { RecordedEvent } from '@corridor/event-store';
import { derivedCommandId, placeOf, scopeOf, StillUnknown } from '@corridor/messaging';
import type { CollectionsDeps } from './collections.deps.js';

/** Asks the ledger, under an id that is the same at every attempt. @throws StillUnknown when it has not answered */
export async function askLedger(
  { bus, now }: Pick<CollectionsDeps, 'bus' | 'now'>,
  recorded: RecordedEvent,
  payload: PostTransactionsPayload,
  id = derivedCommandId(placeOf(recorded), 'post'),
): Promise<PostedView | LedgerRejection> {
  const about = { scope: scopeOf(recorded), correlation: recorded.correlation, causation: placeOf(recorded), issuedAt: now().toISOString() };
  const reply = await bus.send(PostTransactions, { id, ...about, payload });
  switch (reply.kind) {
    case 'accepted':
      return reply.view;
    case 'rejected':
      return reply.rejection;
    case 'unknown':
      throw new StillUnknown(`the ledger has not answered for ${placeOf(recorded)}`);
    case 'failed':
    case 'conflict':
      throw new Error(`the ledger can't take ${placeOf(recorded)}: ${reply.kind}`);
  }
}

/** The ledger never refuses what the world imposes, nor what moves between the world and the house. */
export function taken(answer: PostedView | LedgerRejection): PostedView {
  if ('reason' in answer) throw new Error(`the ledger refused a movement that it can't refuse: ${answer.reason}`);
  return answer;
}
