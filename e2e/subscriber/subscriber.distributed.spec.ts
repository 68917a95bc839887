import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, testDatabase } from '@corridor/testing';
import pg from 'pg';
import { aloneWithBuild, builtOnce } from '../support/build.js';
import { bookOf, type LedgerEvent, problemsOf, reportOf } from './ledger-events.js';
import { type RunningExample, startExample } from './running-example.js';
import { eventTopic, type Topic } from './topic.js';

const KILLS = 4;
const PIECE = 50;
const PATIENCE = { timeoutMs: 60_000, intervalMs: 100 };

let topic: Topic;
let pool: pg.Pool;
let environment: Record<string, string>;
const running: RunningExample[] = [];

const start = (): RunningExample => {
  const example = startExample(environment);
  running.push(example);
  return example;
};

beforeAll(() => aloneWithBuild(builtOnce), 180_000);
beforeEach(async () => {
  topic = await eventTopic(`spec.subscriber.${randomUUID()}`);
  const { connectionString } = await testDatabase();
  pool = new pg.Pool({ connectionString, max: 2 });
  environment = { KAFKA_BROKERS: topic.brokers.join(','), KAFKA_TOPIC: topic.name, KAFKA_GROUP: topic.name, KAFKA_SESSION_TIMEOUT_MS: '6000', DATABASE_URL: connectionString };
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((example) => example.kill()));
  await topic.close();
  await pool.end();
});

/** What the example has made of a book; null before its first posting. */
async function reported(book: readonly LedgerEvent[]): Promise<unknown> {
  const { rows } = await pool.query(
    `select postings::int, t.amount::text, b.amount::text as balance, as_of::int as "asOf"
     from report.turnover t join report.balances b using (book) where book = $1 and b.amount >= 0`,
    [book[0]?.subject],
  );
  return rows[0] ?? null;
}

async function progressOf(book: readonly LedgerEvent[]): Promise<number> {
  const { rows } = await pool.query<{ sequence: number }>('select sequence::int from report.progress where subject = $1', [book[0]?.subject]);
  return rows[0]?.sequence ?? -1;
}

/** How many postings have taken effect, in all books. */
async function postingsSeen(): Promise<number> {
  const { rows } = await pool.query<{ exists: string | null }>("select to_regclass('report.turnover')::text as exists");
  if (rows[0]?.exists === null) return 0;
  const { rows: sums } = await pool.query<{ sum: number | null }>('select sum(postings)::int as sum from report.turnover');
  return sums[0]?.sum ?? 0;
}

async function waitFor(book: readonly LedgerEvent[], sequence: number): Promise<void> {
  await eventually(async () => expect(await progressOf(book)).toBeGreaterThanOrEqual(sequence), PATIENCE);
}

/** In pieces of all books, each piece once more before the next: what a relay does that was cut off between publishing and writing it down. */
function withRepeats(books: readonly LedgerEvent[][]): LedgerEvent[][] {
  const starts = Array.from({ length: Math.ceil(Math.max(...books.map(({ length }) => length)) / PIECE) }, (_none, index) => index * PIECE);
  return starts.map((from) => books.flatMap((book) => book.slice(Math.max(0, from - PIECE), from + PIECE)));
}

describe('the example subscriber', () => {
  it('makes each event take effect once and in order, however often it is killed and events are repeated (invariant 9)', async () => {
    const books = [bookOf(500), bookOf(500), bookOf(500)];
    expect(problemsOf(books.flat())).toEqual([]);
    const pieces = withRepeats(books);
    const publish = async (count: number) => {
      for (const piece of pieces.splice(0, count)) await topic.publish(piece);
    };
    await publish(3);

    for (let kills = 0; kills < KILLS; kills += 1) {
      // So that there is something left for each start, however fast the machine is.
      await publish(1);
      const before = await postingsSeen();
      const example = start();
      await eventually(async () => expect(await postingsSeen()).toBeGreaterThan(before), { ...PATIENCE, intervalMs: 5 });
      // As soon as there is an effect, and then at other points of the next transaction.
      await sleep(kills * 50);
      await example.kill();
    }
    await publish(pieces.length);
    expect(await postingsSeen()).toBeLessThan(books.flat().length - books.length);
    const example = start();
    for (const book of books) {
      await waitFor(book, book.length - 1);
      expect(await reported(book)).toEqual(reportOf(book));
    }
    expect(await example.stop()).toBe(0);
  });

  it('shares the work when there are two of it, and goes on when one dies', async () => {
    const books = Array.from({ length: 6 }, () => bookOf(60));
    const [one] = [start(), start()];
    for (const book of books) await topic.publish(book.slice(0, 30));
    for (const book of books) await waitFor(book, 29);
    await one.kill();
    for (const book of books) await topic.publish(book.slice(20));
    for (const book of books) {
      await waitFor(book, 59);
      expect(await reported(book)).toEqual(reportOf(book));
    }
  });

  it('never sees what was written and not committed', async () => {
    const book = bookOf(5);
    start();
    await topic.publish(book.slice(0, 2));
    await topic.abandon(bookOf(9).map((event) => ({ ...event, subject: String(book[0]?.subject), sequence: event.sequence + 2 })));
    await topic.publish(book.slice(2));
    await waitFor(book, 4);
    expect(await reported(book)).toEqual(reportOf(book));
  });

  it.each<[string, (book: LedgerEvent[]) => object, string]>([
    ['an event is missing', (book) => book[4] ?? {}, 'SequenceGap'],
    ['the log was restored', (book) => ({ ...book[3], logepoch: 1 }), 'LogRestored'],
    ['data has a version that it does not know', (book) => ({ ...book[3], dataversion: 2 }), 'CannotGoOn'],
  ])('stops and says why when %s, each time it is started', async (_what, next, why) => {
    const book = bookOf(6);
    await topic.publish(book.slice(0, 3));
    const first = start();
    await waitFor(book, 2);
    await topic.publish([next(book) as LedgerEvent]);
    expect(await first.ended).toBe(1);
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.lines.join('\n')).toContain(`somebody has to look","error":"${why}`);
    expect(await progressOf(book)).toBe(2);
  });
});
