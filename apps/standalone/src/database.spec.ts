<<<<<<< HEAD
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
=======
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { createPool } from '@corridor/runtime';
import { testDatabase } from '@corridor/testing';
import { openDatabase } from './database.js';

describe('the database of the single process', () => {
  it('is made by a later try where a connection was lost before, as one is that a busy machine kept waiting', async () => {
    const { connectionString, drop } = await testDatabase();
    const server = new URL(connectionString);
    let connections = 0;
    const way = createServer((socket) => {
      connections += 1;
      if (connections <= 2) return void socket.destroy();
      const on = connect(Number(server.port), server.hostname);
      socket.pipe(on).pipe(socket);
      for (const each of [socket, on]) each.on('error', () => undefined);
    });
    await once(way.listen(0, '127.0.0.1'), 'listening');
    const through = new URL(connectionString);
    through.host = `127.0.0.1:${(way.address() as AddressInfo).port}`;
    const pool = createPool({ connectionString: await openDatabase(through.href), max: 1, applicationName: 'database-spec' });
    expect((await pool.query<{ name: string }>('select current_database() as name')).rows).toEqual([{ name: 'corridor' }]);
    expect(connections).toBe(4);
    await pool.end();
    way.close();
    await drop();
  });

  it('is not tried again for what another try does not mend', async () => {
    const { connectionString, drop } = await testDatabase();
    const nobody = new URL(connectionString);
    nobody.pathname = '/never_made';
    await expect(openDatabase(nobody.href)).rejects.toMatchObject({ code: '3D000' });
    await drop();
>>>>>>> xflowa
  });
});
