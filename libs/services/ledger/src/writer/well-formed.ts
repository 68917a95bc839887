import { type Command, isUuid } from '@corridor/contracts';
import { PostTransactions, type PostTransactionsPayload, type Posting } from '@corridor/contracts/ledger';
import type { PostCommand } from './pending-queue.js';

/**
 * Whether a command has the shape that the writer's own code and its look-ups rely on. What has not would spoil every
 * batch that it is in before anybody can decide it, so it is refused at the door. What it asks for is not judged here.
 */
export function isWellFormed(command: Command): command is PostCommand {
  if (command.type !== PostTransactions.name || !isId(command.id)) return false;
  if (!isId(command.scope?.tenant) || (command.scope.mode !== 'test' && command.scope.mode !== 'live')) return false;
  const payload = command.payload as Partial<PostTransactionsPayload> | null;
  if (typeof payload !== 'object' || payload === null || !isId(payload.book)) return false;
  return Array.isArray(payload.transactions) && payload.transactions.every(isTransaction);
}

function isTransaction(asked: unknown): boolean {
  if (typeof asked !== 'object' || asked === null) return false;
  const { kind, id, reverses, postings } = asked as Record<string, unknown>;
  if (!isId(id)) return false;
  if (kind === 'reverse') return isId(reverses);
  return kind === 'post' && Array.isArray(postings) && postings.every(isPosting);
}

function isPosting(asked: unknown): boolean {
  if (typeof asked !== 'object' || asked === null) return false;
  const { from, to, currency, amount } = asked as Partial<Record<keyof Posting, unknown>>;
  return isPlace(from) && isPlace(to) && isPlain(currency) && isPlain(amount);
}

function isPlace(at: unknown): boolean {
  return isPlain(at) && at.includes('/');
}

/** PostgreSQL takes no text with a zero character in it. */
function isPlain(text: unknown): text is string {
  return typeof text === 'string' && text !== '' && !text.includes('\0');
}

function isId(id: unknown): boolean {
  return typeof id === 'string' && isUuid(id);
}
