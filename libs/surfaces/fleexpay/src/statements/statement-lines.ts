import type { AccountId, DecimalString, Scope } from '@corridor/contracts';
import { type EntryView, type LedgerQueries, MOST_STATEMENT_ENTRIES, type StatementOutline } from '@corridor/contracts/ledger';
import { type Currency, readAmount } from '@corridor/money';
import type { Created } from '../lists/created.query.js';
import { SHOWN } from '../transactions/shown.js';
import { transactionToWire } from '../transactions/to-wire.js';
import { wireTime } from '../wire-time.js';
import { csvRecord } from './csv.js';

export interface Statement extends Created {
  readonly scope: Scope;
  readonly account: AccountId;
  readonly currency: Currency;
  /** When it was asked for. */
  readonly asOf: string;
}

/** The fields of a transaction, in the order in which they are documented. */
export const STATEMENT_COLUMNS = ['id', 'type', 'direction', 'currency', 'amount', 'balance_after', 'reference', 'created_at'] as const;

/** The ledger's entries contradict its balances: no statement is better than such a one. */
export class StatementDoesNotReconcile extends Error {
  override readonly name = 'StatementDoesNotReconcile';
}

/**
 * A statement as CSV, a page of the ledger at a time, so that its length costs no memory: opening balance, movements from
 * the oldest on, closing balance. Each balance is checked against the one before it, and the last against what the ledger
 * says it is. A file without a closing balance is cut off.
 */
export async function* statementLines(ledger: LedgerQueries, statement: Statement): AsyncGenerator<string, void> {
  const { scope, account, currency, createdFrom, createdBefore, asOf } = statement;
  const balance = { owner: account, compartment: SHOWN, currency } as const;
  const outline = await ledger.statement(scope, { ...balance, createdFrom, createdBefore });
  const running = new RunningBalance(currency, outline);
  let lines = csvRecord(STATEMENT_COLUMNS) + balanceLine('opening_balance', currency, outline.openingBalance, createdFrom);
  for (let afterEntry: number | null = outline.afterEntry; afterEntry !== null; ) {
    const page = await ledger.statementEntries(scope, { ...balance, afterEntry, lastEntry: outline.lastEntry, limit: MOST_STATEMENT_ENTRIES });
    for (const entry of page.entries) {
      running.add(entry);
      lines += lineOf(entry);
    }
    if (page.afterEntry !== null && page.afterEntry <= afterEntry) throw new Error('the ledger gave a page of a statement twice');
    afterEntry = page.afterEntry;
    if (afterEntry === null) break;
    yield lines;
    lines = '';
  }
  running.close();
  yield lines + balanceLine('closing_balance', currency, outline.closingBalance, createdBefore !== undefined && createdBefore < asOf ? createdBefore : asOf);
}

function lineOf(entry: EntryView): string {
  const transaction = transactionToWire(entry);
  return csvRecord(STATEMENT_COLUMNS.map((column) => transaction[column] ?? ''));
}

function balanceLine(type: 'opening_balance' | 'closing_balance', currency: Currency, balance: DecimalString, at: string | undefined): string {
  const cells = { id: '', type, direction: '', currency, amount: '', balance_after: balance, reference: '', created_at: at === undefined ? '' : wireTime(at) };
  return csvRecord(STATEMENT_COLUMNS.map((column) => cells[column]));
}

class RunningBalance {
  private balance: bigint;

  constructor(
    private readonly currency: Currency,
    private readonly outline: StatementOutline,
  ) {
    this.balance = readAmount(outline.openingBalance, currency);
  }

  add({ id, amount, balanceAfter }: EntryView): void {
    this.balance += readAmount(amount, this.currency);
    if (this.balance !== readAmount(balanceAfter, this.currency)) throw new StatementDoesNotReconcile(`entry ${id} does not follow the balance before it`);
  }

  close(): void {
    if (this.balance !== readAmount(this.outline.closingBalance, this.currency)) {
      throw new StatementDoesNotReconcile(`the entries do not add up to the closing balance of ${this.outline.closingBalance} ${this.currency}`);
    }
  }
}
