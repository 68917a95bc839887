import type { Currency } from '@corridor/money';
import type { DecimalString } from '../amounts.js';
import type { AccountId, EntryId, ExchangeRateId, TransactionId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { QueryMethods } from '../queries.js';
import type { Reference } from '../references.js';
import type { Scope } from '../scope.js';
import type { Timestamp } from '../times.js';
import type { Compartment, Owner } from './accounts.js';
import type { PostingType } from './commands.js';
import type { ExchangeRateFilter, ExchangeRateView, PaymentFilter, PaymentView } from './payments.js';
import type { StatementEntries, StatementOutline, StatementPageRequest, StatementRequest } from './statements.js';

export interface BalanceView {
  readonly compartment: Compartment;
  readonly currency: Currency;
  /** Major units. */
  readonly balance: DecimalString;
}

/** One leg of a posting, as the owner of the balance sees it. */
export interface EntryView {
  readonly id: EntryId;
  readonly transactionId: TransactionId;
  readonly owner: Owner;
  readonly compartment: Compartment;
  readonly currency: Currency;
  /** Signed, major units: debits are negative. */
  readonly amount: DecimalString;
  readonly balanceAfter: DecimalString;
  readonly type: PostingType;
  readonly reference: Reference | null;
  readonly valueDate: string;
  readonly recordedAt: string;
}

/** Whether an entry takes from its balance or adds to it. */
export type Direction = 'debit' | 'credit';

export interface EntryFilter {
  /** Without it and `owners`: every customer's entries in the scope's books. */
  readonly owner?: Owner | undefined;
  /** Of any of these customers. Not together with `owner`. */
  readonly owners?: readonly Owner[] | undefined;
  /** Of any of these journal transactions. Not together with `reference`. */
  readonly transactions?: readonly TransactionId[] | undefined;
  readonly compartments?: readonly Compartment[] | undefined;
  readonly types?: readonly PostingType[] | undefined;
  readonly currency?: Currency | undefined;
  /** In any of these. Not together with `currency`. */
  readonly currencies?: readonly Currency[] | undefined;
  readonly direction?: Direction | undefined;
  /** Only what this object caused. */
  readonly reference?: Reference | undefined;
  /** Recorded at this moment or later. */
  readonly createdFrom?: Timestamp | undefined;
  /** Recorded before this moment. */
  readonly createdBefore?: Timestamp | undefined;
}

/** Balances as of a moment: recorded up to it (ISO 8601 time), or with a value date up to it (ISO date). */
export type AsOf = { readonly recorded: string } | { readonly value: string };

export interface LedgerQueries {
  balances(scope: Scope, owner: Owner, asOf?: AsOf): Promise<readonly BalanceView[]>;
  /** What several owners have together. */
  balancesTogether(scope: Scope, owners: readonly AccountId[]): Promise<readonly BalanceView[]>;
  entry(scope: Scope, id: EntryId): Promise<EntryView | null>;
  entries(scope: Scope, filter: EntryFilter, page: PageRequest): Promise<Page<EntryView>>;
  payment(scope: Scope, id: TransactionId): Promise<PaymentView | null>;
  payments(scope: Scope, filter: PaymentFilter, page: PageRequest): Promise<Page<PaymentView>>;
  exchangeRate(scope: Scope, id: ExchangeRateId): Promise<ExchangeRateView | null>;
  exchangeRates(scope: Scope, filter: ExchangeRateFilter, page: PageRequest): Promise<Page<ExchangeRateView>>;
  /** What a statement begins and ends with, and which entries are on it. Those that are posted later don't change it. */
  statement(scope: Scope, request: StatementRequest): Promise<StatementOutline>;
  /** The entries of a statement, oldest first, a page at a time. */
  statementEntries(scope: Scope, request: StatementPageRequest): Promise<StatementEntries>;
}

/** Where this service's queries are found by those who ask them. */
export const LEDGER_QUERIES = Symbol.for('corridor.ledger.queries');

export const LEDGER_QUERY_METHODS: QueryMethods<LedgerQueries> = {
  balances: true,
  balancesTogether: true,
  entry: true,
  entries: true,
  payment: true,
  payments: true,
  exchangeRate: true,
  exchangeRates: true,
  statement: true,
  statementEntries: true,
};

/** What a verification of every book found: `problems` is empty when the ledger is sound. */
export interface LedgerVerification {
  readonly books: number;
  readonly events: number;
  readonly problems: readonly string[];
}

/** For the operator's surface alone: it reads all of the log, which takes as long as that is. */
export interface LedgerVerifier {
  verify(): Promise<LedgerVerification>;
}

export const LEDGER_VERIFIER_METHODS: QueryMethods<LedgerVerifier> = { verify: true };
