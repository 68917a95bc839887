import type { AccountId, BookId, Command, DecimalString, Reply, Scope, TransactionId } from '@corridor/contracts';
import {
  type Owner,
  place,
  type Place,
  type PostedView,
  type Posting,
  type PostingType,
  PostTransactions,
  type PostTransactionsPayload,
  type TransactionToPost,
} from '@corridor/contracts/ledger';
import { createPostgresEventStore, type EventStore, eventStoreMigrations } from '@corridor/event-store';
import { fingerprintOf, messagingMigrations, mintId } from '@corridor/messaging';
import { createLogger, createPool, migrate, type Pool } from '@corridor/runtime';
import { testDatabase } from '@corridor/testing';
import { LEDGER_MIGRATIONS } from './ledger.migrations.js';
import { PgLedgerQueries } from './read/ledger.queries.js';
import { LedgerWriter } from './writer/ledger-writer.js';

export const SCHEMA = 'ledger';
export const TODAY = '2026-11-20';

export function aTransactionId(): TransactionId {
  return `${mintId<'transaction'>().slice(0, -3)}000` as TransactionId;
}

export function anAccount(): AccountId {
  return mintId<'account'>();
}

/** A posting of EUR between the `available` compartments of two owners, unless places are given. */
export function posting(from: string, to: string, amount: string, type: PostingType = 'transfer', currency: Posting['currency'] = 'EUR'): Posting {
  return { from: placeOf(from), to: placeOf(to), amount: amount as DecimalString, type, currency };
}

function placeOf(at: string): Place {
  return /\/(available|pending|processing|payout_processing|fee_advance)$/.test(at) ? (at as Place) : place(at as Owner);
}

export function transaction(postings: readonly Posting[], over: Partial<TransactionToPost> = {}): TransactionToPost {
  return { kind: 'post', id: aTransactionId(), type: 'transfer', reference: { kind: 'transfer', id: mintId() }, valueDate: TODAY, postings, ...over };
}

export type Asked = PostTransactionsPayload['transactions'][number];

export function commandOf(
  { scope, book }: { readonly scope: Scope; readonly book: BookId },
  transactions: readonly Asked[],
  over: Partial<Command> = {},
): Command<PostTransactionsPayload> {
  const payload: PostTransactionsPayload = { book, transactions };
  return {
    id: mintId<'command'>(),
    type: PostTransactions.name,
    key: book,
    scope,
    fingerprint: fingerprintOf(payload),
    correlation: 'a request',
    causation: null,
    issuedAt: new Date().toISOString(),
    ...over,
    payload,
  };
}

/** A ledger on a real PostgreSQL, with one book. Further writers are further processes. */
export class LedgerWorld {
  readonly scope: Scope = { tenant: mintId<'tenant'>(), mode: 'test' };
  readonly book = mintId<'book'>();
  readonly queries: PgLedgerQueries;
  readonly writer: LedgerWriter;
  clock: () => Date = () => new Date();

  /** On a database of its own, unless one is given. */
  static async create(given?: string): Promise<LedgerWorld> {
    const database = given === undefined ? await testDatabase() : { connectionString: given, drop: async () => undefined };
    const pool = createPool({ connectionString: database.connectionString, max: 16, applicationName: 'ledger-spec' });
    await migrate(pool, { schema: SCHEMA, migrations: [...eventStoreMigrations, ...messagingMigrations, ...LEDGER_MIGRATIONS] });
    return new LedgerWorld(pool, database.connectionString, createPostgresEventStore({ pool, schema: SCHEMA }), () => database.drop());
  }

  private constructor(
    readonly pool: Pool,
    readonly connectionString: string,
    readonly store: EventStore,
    private readonly drop: () => Promise<void>,
  ) {
    this.queries = new PgLedgerQueries({ pool, schema: SCHEMA });
    this.writer = this.newWriter();
  }

  newWriter(over: { readonly pool?: Pool; readonly store?: EventStore } = {}): LedgerWriter {
    const logger = createLogger({ name: 'ledger-spec', level: 'silent' });
    return new LedgerWriter({ pool: this.pool, store: this.store, schema: SCHEMA, logger, now: () => this.clock(), ...over });
  }

  /** One command of the world's book, by its first writer. */
  async post(...transactions: readonly Asked[]): Promise<Reply<PostedView, never>> {
    const [reply] = await this.writer.handle([commandOf(this, transactions)]);
    return reply as Reply<PostedView, never>;
  }

  async fund(account: AccountId, amount: string): Promise<void> {
    const reply = await this.post(transaction([posting('world/sepa', account, amount, 'deposit')]));
    if (reply.kind !== 'accepted') throw new Error(`the account was not funded: ${JSON.stringify(reply)}`);
  }

  /** `available` in EUR, in major units. */
  async available(owner: string): Promise<string> {
    const balances = await this.queries.balances(this.scope, owner as Owner);
    return balances.find(({ compartment, currency }) => compartment === 'available' && currency === 'EUR')?.balance ?? '0.00';
  }

  /** How many rows a query finds. */
  async count(from: string): Promise<number> {
    const { rows } = await this.pool.query<{ count: number }>(`select count(*) as count from ${SCHEMA}.${from}`);
    return rows[0]?.count ?? 0;
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.pool.end();
    await this.drop();
  }
}
