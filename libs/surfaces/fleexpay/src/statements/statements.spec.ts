import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import type { EntryView } from '@corridor/contracts/ledger';
import { accountIds, conversionIds, transactionIds } from '../ids.js';
import { boot, type Booted } from '../testing/boot.js';
import { decimal, SECRETS, uuid } from '../testing/views.js';
import { csvRecord } from './csv.js';

const id = accountIds.print(uuid(20));

function entry(number: number, amount: string, balanceAfter: string): EntryView {
  return {
    id: uuid(100 + number),
    transactionId: uuid(90),
    owner: uuid(20),
    compartment: 'available',
    currency: 'EUR',
    amount: decimal(amount),
    balanceAfter: decimal(balanceAfter),
    type: 'conversion',
    reference: { kind: 'conversion', id: uuid(40) },
    valueDate: '2026-06-30',
    recordedAt: `2026-06-30T12:00:0${number}.999Z`,
  };
}

const HEAD = 'id,type,direction,currency,amount,balance_after,reference,created_at';
const line = (number: number, direction: string, amount: string, after: string) =>
  `${transactionIds.print(uuid(100 + number))},conversion,${direction},EUR,${amount},${after},${conversionIds.print(uuid(40))},2026-06-30T12:00:0${number}Z`;

describe('a statement', () => {
  let api: Booted;
  beforeEach(async () => {
    api = await boot();
    api.world.statement = { openingBalance: decimal('10.00'), closingBalance: decimal('12.50'), afterEntry: 0, lastEntry: 7 };
    api.world.statementPages = [[entry(1, '5.00', '15.00'), entry(2, '-3.00', '12.00')], [entry(3, '0.50', '12.50')]];
  });
  afterEach(async () => api.close());

  const ask = (query = '?currency=EUR') => api.ask(`accounts/${id}/statement${query}`);

  it('is a CSV file of all pages, between the opening and the closing balance', async () => {
    const { status, headers, body } = await ask('?currency=EUR&created_from=2026-06-30T14:00:00%2B02:00&created_before=2026-07-01T00:00:00Z');
    expect(status).toBe(200);
    expect(body.split('\r\n')).toEqual([
      HEAD,
      ',opening_balance,,EUR,,10.00,,2026-06-30T12:00:00Z',
      line(1, 'credit', '5.00', '15.00'),
      line(2, 'debit', '3.00', '12.00'),
      line(3, 'credit', '0.50', '12.50'),
      ',closing_balance,,EUR,,12.50,,2026-07-01T00:00:00Z',
      '',
    ]);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="statement_${id}_EUR.csv"`);
    expect(api.world.asked.get('statement')).toEqual([
      { owner: uuid(20), compartment: 'available', currency: 'EUR', createdFrom: '2026-06-30T12:00:00.000Z', createdBefore: '2026-07-01T00:00:00.000Z' },
    ]);
    expect(api.world.asked.get('statementEntries')).toEqual([{ afterEntry: 1, limit: 1_000 }]);
  });

  it('of no movements has its balances, and is closed when it was asked for unless its time has passed', async () => {
    api.world.statementPages = [];
    api.world.statement = { ...api.world.statement, closingBalance: decimal('10.00') };
    const before = new Date().toISOString();
    const { body } = await ask('?currency=EUR&created_before=9999-01-01T00:00:00Z');
    const lines = body.split('\r\n');
    expect(lines.slice(0, 2)).toEqual([HEAD, ',opening_balance,,EUR,,10.00,,']);
    expect(lines[2]).toMatch(/^,closing_balance,,EUR,,10\.00,,/);
    expect(lines[2].split(',').at(-1) >= `${before.slice(0, 19)}Z`).toBe(true);
    expect(lines[2]).not.toContain('9999');
  });

  it.each([
    ['', 'currency'], ['?currency=XXX', 'currency'], ['?currency=EUR&created_from=yesterday', 'created_from'], ['?currency=EUR&colour=red', 'colour'],
    ['?currency=EUR&created_from=2026-06-30T00:00:00Z&created_before=2026-06-30T00:00:00Z', 'created_before'],
  ])('is refused for %p, naming the parameter', async (query, param) => {
    const { status, headers, body } = await ask(query);
    expect([status, body.error.type, body.error.param]).toEqual([400, 'invalid_request', param]);
    expect(headers.get('content-type')).toContain('application/json');
  });

  it('of an account that is not there is a 404, and one while the ledger is away a 503', async () => {
    expect((await api.ask(`accounts/${accountIds.print(uuid(99))}/statement?currency=EUR`)).status).toBe(404);
    api.world.failure = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
    expect([(await ask()).status, (await ask()).body.error.type]).toEqual([503, 'unavailable']);
  });

  it('that does not reconcile on its first page is never begun', async () => {
    api.world.statementPages = [[entry(1, '5.00', '15.01')]];
    expect((await ask()).status).toBe(500);
    api.world.statementPages = [[entry(1, '5.00', '15.00')]];
    expect((await ask()).status).toBe(500);
  });

  it.each<[string, EntryView[][]]>([
    ['does not reconcile', [[entry(1, '5.00', '15.00')], [entry(2, '-3.00', '13.00')]]],
    ['lacks a page', [[entry(1, '5.00', '15.00'), entry(2, '-3.00', '12.00')], []]],
  ])('that %s further down is broken off, so that nobody takes it for whole', async (_, pages) => {
    api.world.statementPages = pages;
    await expect(ask()).rejects.toThrow('terminated');
    expect(api.logged.some((text) => text.includes('a statement was broken off'))).toBe(true);
  });
});

describe('a long statement', () => {
  it('is read no faster than its client takes it, and no further when the client is gone', async () => {
    const api = await boot();
    // Two thousand pages, 150 MB: each takes and gives back.
    const page = Array.from({ length: 500 }, () => [entry(1, '1.00', '11.00'), entry(2, '-1.00', '10.00')]).flat();
    api.world.statementPages = Array.from({ length: 2_000 }, () => page);
    api.world.statement = { openingBalance: decimal('10.00'), closingBalance: decimal('10.00'), afterEntry: 0, lastEntry: 2_000 };
    const pagesRead = () => (api.world.asked.get('statementEntries')?.[0] as { afterEntry: number }).afterEntry;

    const asked = request({ port: api.port, path: `/fleexpay/v1/accounts/${id}/statement?currency=EUR`, headers: { authorization: `Bearer ${SECRETS.test}` } });
    asked.end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    await sleep(500);
    const untouched = pagesRead();
    expect(untouched).toBeLessThan(200);
    for (let read = 0; read < 20_000_000; ) read += ((await once(response, 'data')) as [Buffer])[0].length;
    response.pause();
    await sleep(200);
    expect(pagesRead()).toBeGreaterThan(untouched);
    response.destroy();
    await sleep(100);
    const left = pagesRead();
    await sleep(200);
    expect(pagesRead()).toBe(left);
    expect(left).toBeLessThan(1_000);
    await api.close();
  });
});

describe('a CSV record', () => {
  it.each([
    ['plain', 'plain'], ['', ''], ['a,b', '"a,b"'], ['say "yes"', '"say ""yes"""'], ['two\r\nlines', '"two\r\nlines"'],
    ['=1+1', "'=1+1"], ['+49 30', "'+49 30"], ['@SUM(A1)', "'@SUM(A1)"], ['-1+cmd', "'-1+cmd"], ['\t=1', "'\t=1"], ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
    ['＝1', "'＝1"], ['-12.50', '-12.50'], ['1=1', '1=1'],
  ])('writes %p as %p', (text, written) => {
    expect(csvRecord([text])).toBe(`${written}\r\n`);
  });

  it('is read back as it was, but for formulas', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (cells) => {
        const read = readRecord(csvRecord(cells));
        expect(read.map((cell) => cell.replace(/^'(?=[=+\-@＝＋－＠\t\r\n])/u, ''))).toEqual(cells.map((cell) => cell.replace(/^'(?=[=+\-@＝＋－＠\t\r\n])/u, '')));
        expect(read.filter((cell) => /^[=+\-@＝＋－＠\t\r\n]/u.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell))).toEqual([]);
      }),
    );
  });
});

/** Reads one record after RFC 4180. */
function readRecord(text: string): string[] {
  const cells: string[] = [];
  let rest = text;
  for (let place = 0; place <= text.length; place += 1) {
    const quoted = /^"((?:[^"]|"")*)"/.exec(rest);
    const plain = /^[^,"\r\n]*/.exec(rest)?.[0] ?? '';
    cells.push(quoted === null ? plain : (quoted[1] ?? '').replaceAll('""', '"'));
    rest = rest.slice((quoted?.[0] ?? plain).length);
    if (rest === '\r\n') return cells;
    if (!rest.startsWith(',')) throw new Error(`not a record: ${rest}`);
    rest = rest.slice(1);
  }
  throw new Error('a record without an end');
}
