import { createPool, type Pool } from '@corridor/runtime';
import { testDatabase, type TestDatabase } from '@corridor/testing';
import fc from 'fast-check';
import { columnArray } from './array-literal.js';

describe('a column as an array literal', () => {
  let database: TestDatabase;
  let pool: Pool;

  beforeAll(async () => {
    database = await testDatabase();
    pool = createPool({ connectionString: database.connectionString, max: 1, applicationName: 'spec' });
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  async function read(type: string, column: readonly unknown[]): Promise<unknown[]> {
    const { rows } = await pool.query<{ item: unknown }>(`select item from unnest($1::${type}[]) with ordinality as u (item, at) order by at`, [
      columnArray(column),
    ]);
    return rows.map(({ item }) => item);
  }

  it('gives every text back as it was, whatever it holds', async () => {
    const nasty = ['', 'NULL', 'null', '"', '\\', '\\"', '{}', ',', ' a ', "it's", '{"a":"b\\\\c"}', 'line\nbreak', 'ü€😀'];
    expect(await read('text', nasty)).toEqual(nasty);
    const text = fc.string({ unit: 'grapheme' }).filter((item) => !item.includes('\u0000'));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(text), { minLength: 1 }), async (column) => {
        expect(await read('text', column)).toEqual(column);
      }),
      { numRuns: 50 },
    );
  });

  it('tells a missing value from a text that says so', async () => {
    expect(await read('text', ['NULL', null, undefined])).toEqual(['NULL', null, null]);
  });

  it('keeps numbers of any size whole', async () => {
    const large = 123456789012345678901234567890n;
    expect(await read('numeric', [large, -large, 0n])).toEqual([String(large), String(-large), '0']);
    expect(await read('boolean', [true, false, null])).toEqual([true, false, null]);
  });

  it('leaves dates and bytes to the driver', () => {
    const column = ['a', new Date(0)];
    expect(columnArray(column)).toBe(column);
  });

  it('writes an empty column as an empty array', async () => {
    expect(await read('text', [])).toEqual([]);
  });
});
