import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './process-identity.js';
import { runningPostmaster } from './postmaster-file.js';
import { query, specFolder, startForSpec } from './spec-support.js';

const clusterOf = (dataDir: string) => join(dataDir, 'cluster');

describe('an embedded PostgreSQL', () => {
  it('starts on an empty folder, keeps its data over a restart, and leaves no process behind', async () => {
    const dataDir = join(specFolder(), 'with a space', 'data');
    const first = await startForSpec({ dataDir });
    const pid = runningPostmaster(clusterOf(dataDir))?.pid ?? 0;
    await query(first.connectionString, "create table kept as select 'å' as word");
    await Promise.all([first.stop(), first.stop()]);
    expect(isAlive(pid)).toBe(false);
    const second = await startForSpec({ dataDir });
    expect(second.adopted).toBe(false);
    expect(await query(second.connectionString, 'select word from kept')).toEqual([{ word: 'å' }]);
    await second.stop();
    expect(readdirSync(dataDir).sort()).toEqual(['cluster', 'postgres.log']);
  });

  it('is durable, UTF-8, and open to loopback with the password only', async () => {
    const dataDir = specFolder();
    const server = await startForSpec({ dataDir });
    const shown = async (name: string) => (await query<{ value: string }>(server.connectionString, `select current_setting('${name}') as value`))[0]?.value;
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) expect(await shown(name)).toBe('on');
    expect(await shown('server_encoding')).toBe('UTF8');
    expect(await shown('listen_addresses')).toBe('127.0.0.1');
    expect(await shown('unix_socket_directories')).toBe('');
    const wrong = server.connectionString.replace(/:[^:@]+@/, ':wrong@');
    await expect(query(wrong, 'select 1')).rejects.toThrow('password authentication failed');
    expect(statSync(join(clusterOf(dataDir), 'corridor.password')).mode & 0o777).toBe(0o600);
    await server.stop();
  });

  it('refuses settings that would lose acknowledged writes or open it to others', async () => {
    for (const name of ['fsync', 'Synchronous_Commit', 'full_page_writes', 'listen_addresses']) {
      await expect(startForSpec({ dataDir: specFolder(), settings: { [name]: 'off' } })).rejects.toThrow(`${name} can't be changed`);
    }
  });

  it('keeps statements and values out of its log', async () => {
    const dataDir = specFolder();
    const server = await startForSpec({ dataDir });
    await expect(query(server.connectionString, "select 'hunter2'::int")).rejects.toThrow('hunter2');
    await server.stop();
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).not.toContain('hunter2');
  });

  it('says what the server said when it does not come up, and can be started after that', async () => {
    const dataDir = specFolder();
    await expect(startForSpec({ dataDir, settings: { max_connections: 'many' } })).rejects.toThrow(/max_connections.*many/);
    await (await startForSpec({ dataDir })).stop();
  });

  it('throws away a cluster that was never finished', async () => {
    const dataDir = specFolder();
    mkdirSync(join(dataDir, 'initdb-half', 'cluster'), { recursive: true });
    writeFileSync(join(dataDir, 'initdb-half', 'cluster', 'PG_VERSION'), '18');
    const server = await startForSpec({ dataDir });
    expect(existsSync(join(dataDir, 'initdb-half'))).toBe(false);
    await server.stop();
  });

  it('gives a clear error to whoever opens the same folder a second time', async () => {
    const dataDir = specFolder();
    const server = await startForSpec({ dataDir });
    await expect(startForSpec({ dataDir })).rejects.toThrow(`in use by process ${process.pid}`);
    expect(await query(server.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });
});
