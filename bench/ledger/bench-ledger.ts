import type { Command, Reply, Scope } from '@corridor/contracts';
import { mintId } from '@corridor/messaging';
import { postCommand, type BenchAccounts } from './post-command.js';

export interface Measured {
  readonly name: string;
  readonly transactions: number;
  readonly seconds: number;
  readonly perSecond: number;
}

export interface BenchWorkload {
  readonly name: string;
  readonly books: number;
  readonly accounts: number;
  readonly transactions: number;
}

export type Handle = (batch: readonly Command[]) => Promise<readonly Reply<unknown, unknown>[]>;

/** Commands of one delivery, and deliveries under way: what a busy consumer hands to the writer. */
const DELIVERY = 500;
const DELIVERIES_AT_ONCE = 4;

/** Funds the accounts. What it resolves to moves one unit between two random accounts of a book, as often as asked. */
export async function prepare(handle: Handle, workload: BenchWorkload): Promise<() => Promise<Measured>> {
  const books = Array.from({ length: workload.books }, (): BenchAccounts => {
    const scope: Scope = { tenant: mintId<'tenant'>(), mode: 'test' };
    const accounts = Array.from({ length: workload.accounts }, () => mintId<'account'>());
    return { scope, book: mintId<'book'>(), accounts };
  });
  await drive(handle, books.flatMap((book) => book.accounts.map((account) => postCommand(book, { from: 'world/sepa', to: account, type: 'deposit', amount: '1000000.00' }))));

  const commands = Array.from({ length: workload.transactions }, (_, index) => {
    const book = books[index % books.length] as BenchAccounts;
    const from = Math.floor(Math.random() * book.accounts.length);
    const to = (from + 1 + Math.floor(Math.random() * (book.accounts.length - 1))) % book.accounts.length;
    return postCommand(book, { from: book.accounts[from] ?? '', to: book.accounts[to] ?? '', type: 'transfer', amount: '0.01' });
  });
  return async () => {
    const started = performance.now();
    await drive(handle, commands);
    const seconds = (performance.now() - started) / 1_000;
    return { name: workload.name, transactions: commands.length, seconds, perSecond: commands.length / seconds };
  };
}

async function drive(handle: Handle, commands: readonly Command[]): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < commands.length) {
      const batch = commands.slice(next, (next += DELIVERY));
      const replies = await handle(batch);
      const refused = replies.find(({ kind }) => kind !== 'accepted');
      if (refused !== undefined) throw new Error(`a posting was not accepted: ${JSON.stringify(refused)}`);
    }
  };
  await Promise.all(Array.from({ length: DELIVERIES_AT_ONCE }, worker));
}
