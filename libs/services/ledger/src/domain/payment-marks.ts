import { type Owner, ownerOf, type PostedTransaction } from '@corridor/contracts/ledger';
import { debtorOf } from './debt.js';
import { type Payment, paymentOf } from './payment.js';

/** Says of an entry that its transaction is a payment that concerns somebody. There is one for each whom it concerns. */
export interface PaymentMark {
  readonly owner: Owner;
  /** Whether the payment is this owner's own. One mark of a payment says so. */
  readonly isLead: boolean;
  readonly payment: Payment;
}

/**
 * The marks of a transaction by the index of their entry. An owner's is on the first entry of the balances that are his; on that of his debt
 * when nothing else of his was moved, and on whichever is left when not even that. Throws when there are fewer entries than owners.
 */
export function marksOf(transaction: Pick<PostedTransaction, 'id' | 'postings' | 'payment'>): ReadonlyMap<number, PaymentMark> {
  const marks = new Map<number, PaymentMark>();
  const payment = paymentOf(transaction);
  if (payment === null) return marks;
  const owners = transaction.postings.flatMap(({ from, to }) => [ownerOf(from), ownerOf(to)]);
  const [lead] = payment.concerns;
  // Whoever owns no entry takes what the others have left.
  const inOrder = [...payment.concerns.filter((owner) => owners.includes(owner)), ...payment.concerns.filter((owner) => !owners.includes(owner))];
  for (const owner of inOrder) {
    const places = [owners.indexOf(owner), owners.findIndex((each, index) => debtorOf(each) === owner && !marks.has(index)), owners.findIndex((_, index) => !marks.has(index))];
    const index = places.find((each) => each >= 0);
    if (index === undefined) throw new Error(`transaction ${transaction.id} has no entry left that says whose payment it is`);
    marks.set(index, { owner, isLead: owner === lead, payment });
  }
  return marks;
}
