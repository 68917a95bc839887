import { isUuid, type Reference, type TransactionId } from '@corridor/contracts';
import { COMPARTMENTS, isCustomerOwner, ownerOf, type PaymentDetails, type Posting } from '@corridor/contracts/ledger';
import { leavesRoomForEntries } from './entry-id.js';

interface Checked {
  readonly id: TransactionId;
  readonly reference: Reference | null;
  readonly valueDate: string;
  readonly postings: readonly Posting[];
  readonly payment?: PaymentDetails;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const COMPARTMENT_NAMES: ReadonlySet<string> = new Set(COMPARTMENTS);

/**
 * Throws on a transaction that no correct sender makes. Also on what the tables would keep in another form than the
 * event (a date in words, an id in capitals): the two could never be compared again.
 */
export function checkTransaction({ id, reference, valueDate, postings, payment }: Checked): void {
  if (!isUuid(id) || !leavesRoomForEntries(id)) throw new Error(`transaction ${id} leaves no room for its entries' ids`);
  if (!DATE.test(valueDate)) throw new Error(`transaction ${id} has the value date ${valueDate}`);
  if (reference !== null && !isUuid(reference.id)) throw new Error(`transaction ${id} refers to ${reference.id}`);
  if (postings.length === 0) throw new Error(`transaction ${id} has no postings`);
  for (const { from, to } of postings) {
    if (from === to) throw new Error(`transaction ${id} posts from ${from} to itself`);
    checkPlace(id, from);
    checkPlace(id, to);
  }
  if (payment !== undefined) checkPayment(id, payment);
}

/** Payments are found by their account, and rates by the currencies of their payment. */
function checkPayment(id: TransactionId, { account, from, to, exchangeRate }: PaymentDetails): void {
  if (!isUuid(account)) throw new Error(`transaction ${id} is a payment of ${account}, which is no account`);
  if (exchangeRate === undefined) return;
  if (!isUuid(exchangeRate.id)) throw new Error(`transaction ${id} has the exchange rate ${exchangeRate.id}`);
  const { sell, buy } = exchangeRate;
  if (sell.currency === from.currency && buy.currency === to.currency) return;
  throw new Error(`transaction ${id} goes from ${from.currency} to ${to.currency} at a rate from ${sell.currency} to ${buy.currency}`);
}

function checkPlace(id: TransactionId, at: string): void {
  const owner = ownerOf(at);
  if (COMPARTMENT_NAMES.has(at.slice(owner.length + 1)) && (!isCustomerOwner(owner) || isUuid(owner))) return;
  throw new Error(`transaction ${id} posts to or from ${at}, which is no place in a book`);
}
