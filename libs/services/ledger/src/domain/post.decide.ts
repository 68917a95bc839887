import { decimalOf, type DecimalString } from '@corridor/contracts';
import {
  type BalanceKey,
  isCustomerOwner,
  type LedgerRejection,
  ownerOf,
  partsOf,
  type PaymentDetails,
  place,
  type PostedTransaction,
  type PostTransactionsPayload,
  type Posting,
  type TransactionsPosted,
  type TransactionToPost,
  type TransactionToReverse,
} from '@corridor/contracts/ledger';
import { amountOf, readAmount } from '@corridor/money';
import type { BookView } from './book.js';
import { checkTransaction } from './check-transaction.js';
import { entriesOf, type Entry } from './entries.js';
import { MOST_ENTRIES } from './entry-id.js';
import { Movements } from './movements.js';

export type PostDecision =
  | {
      readonly kind: 'posted';
      readonly event: TransactionsPosted;
      readonly entries: readonly Entry[];
      /** The balances that changed, as they stand afterwards, in minor units. */
      readonly balances: ReadonlyMap<BalanceKey, bigint>;
    }
  | { readonly kind: 'rejected'; readonly rejection: LedgerRejection };

/**
 * Decides a command against a book: all its transactions, in order, or none. Throws on a payload that no correct
 * sender makes (an amount that is not positive, ids without room for entries): that is parked, not answered.
 */
export function decidePost(book: BookView, payload: PostTransactionsPayload, fingerprint: string): PostDecision {
  if (payload.transactions.length === 0) throw new Error('a command without transactions');
  const movements = new Movements(book);
  const posted: PostedTransaction[] = [];
  for (const asked of payload.transactions) {
    const spelled = asked.kind === 'post' ? asked : reversed(book, posted, asked);
    if ('reason' in spelled) return { kind: 'rejected', rejection: spelled };
    const result = postOne(movements, spelled);
    if ('reason' in result) return { kind: 'rejected', rejection: { ...result, needed: neededOf(payload, book, result) } };
    posted.push(result);
  }
  const before = new Map([...movements.changed.keys()].map((key) => [key, book.balanceOf(key)]));
  const entries = entriesOf(posted, book.nextEntry, before);
  return {
    kind: 'posted',
    entries,
    balances: movements.changed,
    event: {
      type: 'TransactionsPosted',
      data: { fingerprint, firstEntry: book.nextEntry, transactions: posted, balances: printed(movements.changed) },
    },
  };
}

type Insufficient = Extract<LedgerRejection, { reason: 'insufficient_funds' }>;

interface Spelled extends Omit<TransactionToPost, 'kind'> {
  readonly reverses?: PostedTransaction['id'];
}

function postOne(movements: Movements, asked: Spelled): PostedTransaction | Insufficient {
  checkTransaction(asked);
  const postings: Posting[] = [];
  for (const posting of asked.postings) {
    const short = movements.move(posting, asked.imposed === true, postings);
    if (short !== null) return short;
  }
  if (postings.length * 2 > MOST_ENTRIES) throw new Error(`transaction ${asked.id} has too many postings`);
  const { id, type, reference, valueDate, reverses, payment } = asked;
  return { id, type, reference, valueDate, ...(reverses === undefined ? {} : { reverses }), postings, ...(payment === undefined ? {} : { payment }) };
}

/** The opposite of an earlier transaction: its postings backwards, last one first. */
function reversed(
  book: BookView,
  earlier: readonly PostedTransaction[],
  asked: TransactionToReverse,
): Spelled | Exclude<LedgerRejection, Insufficient> {
  const original = book.transaction(asked.reverses);
  if (original === undefined) return { reason: 'transaction_not_found', transaction: asked.reverses };
  const by = book.reversalOf(asked.reverses) ?? earlier.find(({ reverses }) => reverses === asked.reverses)?.id;
  if (by !== undefined) return { reason: 'already_reversed', transaction: asked.reverses, by };
  return {
    id: asked.id,
    type: 'reversal',
    reference: original.reference,
    valueDate: asked.valueDate,
    imposed: asked.imposed === true,
    reverses: asked.reverses,
    postings: [...original.postings].reverse().map(({ from, to, currency, amount }) => ({ from: to, to: from, currency, amount, type: 'reversal' })),
    ...(original.payment === undefined ? {} : { payment: reversedPayment(original.payment, original) }),
  };
}

/** What was told stays true of whose it is and how much, also where the postings alone don't say so. */
function reversedPayment({ account, from, to }: PaymentDetails, { postings }: PostedTransaction): PaymentDetails {
  const isTaken = postings.some((posting) => isCustomerOwner(ownerOf(posting.to)) && !isCustomerOwner(ownerOf(posting.from)));
  const type = from.currency !== to.currency ? 'transfer' : isTaken ? 'adjustment_negative' : 'adjustment_positive';
  return { type, account, from: to, to: from };
}

/** All that the command takes from the balance that was short, so that the answer names the whole need, fees included. */
function neededOf(payload: PostTransactionsPayload, book: BookView, short: Insufficient): DecimalString {
  const from = place(short.owner, short.compartment);
  let needed = 0n;
  for (const asked of payload.transactions) {
    const spelled = asked.kind === 'post' ? asked : reversed(book, [], asked);
    if ('reason' in spelled) continue;
    for (const posting of spelled.postings) {
      if (posting.from === from && posting.currency === short.currency) needed += readAmount(posting.amount, posting.currency);
    }
  }
  return decimalOf(amountOf(needed), short.currency);
}

function printed(balances: ReadonlyMap<BalanceKey, bigint>): Record<string, DecimalString> {
  const texts: Record<string, DecimalString> = {};
  for (const [key, balance] of balances) texts[key] = decimalOf(amountOf(balance), partsOf(key).currency);
  return texts;
}
