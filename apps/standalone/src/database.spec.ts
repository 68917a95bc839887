import { testDatabase } from '@corridor/testing';
import { openDatabase } from './database.js';

/** Longer than a connection may take to come about. */
const BUSY_MS = 5_500;

describe('the database of the single process', () => {
  it('is opened by a process that was too busy to hear that it was connected', async () => {
    const { connectionString } = await testDatabase();
    const opened = openDatabase(connectionString);
    // Begins to connect, and then hears nothing for a while.
    await Promise.resolve();
    const until = Date.now() + BUSY_MS;
    while (Date.now() < until);
    expect(new URL(await opened).pathname).toBe('/corridor');
  });
});
