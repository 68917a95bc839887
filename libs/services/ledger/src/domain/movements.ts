import { decimalOf } from '@corridor/contracts';
import {
  type BalanceKey,
  balanceKey,
  isCustomerOwner,
  type LedgerRejection,
  ownerOf,
  partsOf,
  place,
  type Place,
  type Posting,
} from '@corridor/contracts/ledger';
import { type Amount, amountOf, readAmount } from '@corridor/money';
import type { BookView } from './book.js';

type Insufficient = Extract<LedgerRejection, { reason: 'insufficient_funds' }>;

/** Balances in the course of one command: what it changed so far over what the book holds. Dropped on a rejection. */
export class Movements {
  readonly changed = new Map<BalanceKey, bigint>();

  constructor(private readonly book: BookView) {}

  /**
   * Moves a posting and adds what was really moved to `spelled`. A customer's compartment never goes below zero
   * (invariant 2): a debit that the world imposes takes what is there and the rest from `house/owed/<owner>`; any other
   * is refused. A credit to a customer who owes repays that first, in the same command.
   */
  move(posting: Posting, imposed: boolean, spelled: Posting[]): Insufficient | null {
    const amount = readAmount(posting.amount, posting.currency);
    if (amount <= 0n) throw new Error(`a posting of ${posting.amount} ${posting.currency}`);
    if (posting.from === posting.to) throw new Error(`a posting from ${posting.from} to itself`);
    const from = balanceKey(posting.from, posting.currency);
    const held = this.balanceOf(from);
    const missing = isCustomerOwner(ownerOf(posting.from)) ? lackOf(held, amount) : 0n;
    if (missing > 0n && !imposed) return insufficient(from, held, amount);
    if (missing < amount) this.apply({ ...posting, amount: textOf(amount - missing, posting) }, amount - missing, spelled);
    if (missing > 0n) {
      const owed = place(`house/owed/${ownerOf(posting.from)}`);
      this.apply({ ...posting, from: owed, amount: textOf(missing, posting) }, missing, spelled);
    }
    this.repay(posting, amount, spelled);
    return null;
  }

  private repay(credit: Posting, amount: bigint, spelled: Posting[]): void {
    const owner = ownerOf(credit.to);
    if (!isCustomerOwner(owner)) return;
    const owed: Place = place(`house/owed/${owner}`);
    const debt = -this.balanceOf(balanceKey(owed, credit.currency));
    if (debt <= 0n) return;
    const repaid = debt < amount ? debt : amount;
    this.apply({ from: credit.to, to: owed, currency: credit.currency, amount: textOf(repaid, credit), type: 'debt_repayment' }, repaid, spelled);
  }

  private apply(posting: Posting, amount: bigint, spelled: Posting[]): void {
    const from = balanceKey(posting.from, posting.currency);
    const to = balanceKey(posting.to, posting.currency);
    this.changed.set(from, this.balanceOf(from) - amount);
    this.changed.set(to, this.balanceOf(to) + amount);
    spelled.push(posting);
  }

  private balanceOf(key: BalanceKey): bigint {
    return this.changed.get(key) ?? this.book.balanceOf(key);
  }
}

function lackOf(held: bigint, amount: bigint): bigint {
  return held >= amount ? 0n : amount - held;
}

function textOf(amount: bigint, { currency }: Posting) {
  return decimalOf(amountOf(amount), currency);
}

function insufficient(key: BalanceKey, held: bigint, amount: bigint): Insufficient {
  const { owner, compartment, currency } = partsOf(key);
  const available = decimalOf(held as Amount, currency);
  return { reason: 'insufficient_funds', owner, compartment, currency, available, needed: decimalOf(amountOf(amount), currency) };
}
