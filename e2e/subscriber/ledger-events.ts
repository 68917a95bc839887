import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { repositoryRoot } from '../support/repository.js';

export interface LedgerEvent {
  readonly subject: string;
  readonly sequence: number;
  readonly type: string;
  readonly data: object;
  readonly [field: string]: unknown;
}

const DAY = '2026-07-10';

/** Amounts of the postings in an event, as if a ledger had posted `sequence` cents from one account to another. */
const amountOf = (sequence: number): string => `${Math.floor(sequence / 100)}.${String(sequence % 100).padStart(2, '0')}`;

/** All events of a new book: its opening, then one posting each of 0.01, 0.02, 0.03 … EUR. They are as the published schemas say. */
export function bookOf(events: number, logepoch = 0): LedgerEvent[] {
  const book = randomUUID();
  const account = randomUUID();
  let total = 0;
  return Array.from({ length: events }, (_none, sequence) => {
    total += sequence;
    return sequence === 0
      ? eventOf(book, { sequence, logepoch, name: 'BookOpened', data: { scope: { tenant: randomUUID(), mode: 'test' } } })
      : eventOf(book, { sequence, logepoch, name: 'TransactionsPosted', data: posted(account, { sequence, total }) });
  });
}

/** What a report of the book must be in the end. */
export function reportOf(book: readonly LedgerEvent[]): { postings: number; amount: string; balance: string; asOf: number } {
  const last = book.length - 1;
  const total = (last * (last + 1)) / 2;
  return { postings: last, amount: amountOf(total), balance: amountOf(total), asOf: last };
}

function eventOf(book: string, { sequence, logepoch, name, data }: { sequence: number; logepoch: number; name: string; data: object }): LedgerEvent {
  const subject = `book-${book}`;
  return {
    specversion: '1.0', id: `ledger/${subject}/${sequence}`, source: '/corridor/ledger', type: `corridor.ledger.${name}`, subject, sequence, logepoch, data,
    time: '2026-07-10T12:00:00.000Z', datacontenttype: 'application/json', dataversion: 1, tenant: randomUUID(), mode: 'test', correlationid: 'req_1', causationid: 'req_1',
  };
}

function posted(account: string, { sequence, total }: { sequence: number; total: number }): object {
  const [from, to] = ['world/sepa/available', `${account}/available`];
  const posting = { from, to, currency: 'EUR', amount: amountOf(sequence), type: 'deposit' };
  const transaction = { id: randomUUID(), type: 'deposit', reference: null, valueDate: DAY, postings: [posting] };
  const balances = { [`${from}/EUR`]: `-${amountOf(total)}`, [`${to}/EUR`]: amountOf(total) };
  return { fingerprint: 'f', firstEntry: 2 * sequence - 1, transactions: [transaction], balances };
}

/** What the published schemas find wrong with events. */
export function problemsOf(events: readonly LedgerEvent[]): unknown[] {
  const ajv = new Ajv2020({ strict: true, strictRequired: false });
  addFormats.default(ajv);
  return events.flatMap((event) => {
    const schema = join(repositoryRoot(), 'docs/events/schemas', `${event.type}.v1.json`);
    const validate = ajv.getSchema(`${event.type}.v1.json`) ?? ajv.compile(JSON.parse(readFileSync(schema, 'utf8')) as object);
    return validate(event) ? [] : (validate.errors ?? []);
  });
}
