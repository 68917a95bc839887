import { createPool } from '@corridor/runtime';
import { testDatabase } from './test-database.js';

describe('a test database', () => {
  it('is empty and its own, also when several are asked for at once', async () => {
    const databases = await Promise.all([testDatabase(), testDatabase(), testDatabase()]);
    for (const { connectionString, name } of databases) {
      const pool = createPool({ connectionString, max: 1, applicationName: 'spec' });
      await pool.query('create table only_here ()');
      expect((await pool.query('select current_database() as name')).rows).toEqual([{ name }]);
      await pool.end();
    }
    expect(new Set(databases.map(({ name }) => name)).size).toBe(3);
    await Promise.all(databases.map((database) => database.drop()));
  });

  it('is gone after it is dropped, even with a client connected', async () => {
    const { connectionString, name, drop } = await testDatabase();
    const pool = createPool({ connectionString, max: 1, applicationName: 'spec' });
    await pool.query('select 1');
    await drop();
    await expect(pool.query('select 1')).rejects.toThrow();
    await pool.end();
    const again = createPool({ connectionString, max: 1, applicationName: 'spec' });
    await expect(again.query('select 1')).rejects.toThrow(`database "${name}" does not exist`);
    await again.end();
  });
});
