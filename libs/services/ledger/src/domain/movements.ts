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
import { type Amount, amountOf, type Currency, readAmount } from '@corridor/money';
import type { BookView } from './book.js';
import { debtorOf, owedBy } from './debt.js';

type Insufficient = Extract<LedgerRejection, { reason: 'insufficient_funds' }>;

/** Balances in the course of one command: what it changed so far over what the book holds. Dropped on a rejection. */
export class Movements {
  readonly changed = new Map<BalanceKey, bigint>();
  /** What the command's own postings took so far from balances that can be short. What repaid a debt is gone, and not theirs. */
  private readonly taken = new Map<BalanceKey, bigint>();

  constructor(private readonly book: BookView) {}

  /**
   * Moves a posting and adds what was really moved to `spelled`. A customer's compartment never goes below zero
   * (invariant 2): a debit that the world imposes takes what is there and the rest from `house/owed/<owner>`; any other
   * is refused. A credit to a customer who owes repays that first, in the same command. What reaches `house/owed/<owner>`
   * beyond the debt, as when an imposed debit is undone after it was repaid, is the owner's.
   */
  move(posting: Posting, imposed: boolean, spelled: Posting[]): Insufficient | null {
    const amount = readAmount(posting.amount, posting.currency);
    if (amount <= 0n) throw new Error(`a posting of ${posting.amount} ${posting.currency}`);
    const debtor = debtorOf(ownerOf(posting.to));
    if (debtor === null) return this.moveWhole(posting, amount, imposed, spelled);
    const debt = this.debtAt(posting.to, posting.currency);
    const beyond = amount > debt ? amount - debt : 0n;
    const short = beyond < amount ? this.moveWhole(posting, amount - beyond, imposed, spelled) : null;
    if (short !== null || beyond === 0n) return short;
    const owners = place(debtor);
    // Taken from the owner's own balance, what is beyond the debt stays where it is.
    return owners === posting.from ? null : this.moveWhole({ ...posting, to: owners }, beyond, imposed, spelled);
  }

  private moveWhole(posting: Posting, amount: bigint, imposed: boolean, spelled: Posting[]): Insufficient | null {
    const from = balanceKey(posting.from, posting.currency);
    const held = this.balanceOf(from);
    const missing = isCustomerOwner(ownerOf(posting.from)) ? lackOf(held, amount) : 0n;
    // What there was for this command in all: what it has taken already counts as needed, not as gone.
    if (missing > 0n && !imposed) return insufficient(from, held + (this.taken.get(from) ?? 0n), amount);
    if (missing < amount) this.apply({ ...posting, amount: textOf(amount - missing, posting) }, amount - missing, spelled);
    this.taken.set(from, (this.taken.get(from) ?? 0n) + amount - missing);
    if (missing > 0n) {
      const owed = owedBy(ownerOf(posting.from));
      // Paying a debt by raising it would be no movement.
      if (owed !== posting.to) this.apply({ ...posting, from: owed, amount: textOf(missing, posting) }, missing, spelled);
    }
    this.repay(posting, amount, spelled);
    return null;
  }

  private repay(credit: Posting, amount: bigint, spelled: Posting[]): void {
    const owner = ownerOf(credit.to);
    if (!isCustomerOwner(owner) || isNoIncome(credit)) return;
    const owed = owedBy(owner);
    const debt = this.debtAt(owed, credit.currency);
    if (debt === 0n) return;
    const repaid = debt < amount ? debt : amount;
    this.apply({ from: credit.to, to: owed, currency: credit.currency, amount: textOf(repaid, credit), type: 'debt_repayment' }, repaid, spelled);
  }

  private debtAt(owed: Place, currency: Currency): bigint {
    const balance = this.balanceOf(balanceKey(owed, currency));
    return balance < 0n ? -balance : 0n;
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

/** Every balance that {@link Movements.move} may look at for a posting. They have to be known before a decision. */
export function balancesConcerned({ from, to, currency }: Posting): BalanceKey[] {
  const keys = [balanceKey(from, currency), balanceKey(to, currency)];
  for (const at of [from, to]) {
    const owner = ownerOf(at);
    const debtor = debtorOf(owner);
    if (isCustomerOwner(owner)) keys.push(balanceKey(owedBy(owner), currency));
    else if (debtor !== null) keys.push(balanceKey(place(debtor), currency), balanceKey(owedBy(debtor), currency));
  }
  return keys;
}

/**
 * Two credits bring a customer nothing to repay from: money that is put aside for something under way, which it would then be missing for, whoever
 * put it there, and money that adds to his very debt, as an undone repayment does.
 */
function isNoIncome({ from, to }: Posting): boolean {
  return isPutAside(to) || debtorOf(ownerOf(from)) === ownerOf(to);
}

function isPutAside(at: Place): boolean {
  return at.endsWith('/processing') || at.endsWith('/payout_processing');
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
