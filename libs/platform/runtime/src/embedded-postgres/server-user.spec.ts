import { chmodSync, cpSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findBinaries } from './binaries.js';
import { chooseLaunch, launchCommand } from './server-user.js';
import { query, specFolder, startForSpec } from './spec-support.js';
import { runProgram } from './run-program.js';

const asRoot = process.getuid?.() === 0;

describe('the user that PostgreSQL runs as', () => {
  it('is ourselves when we are an ordinary user, and never root', async () => {
    const launch = chooseLaunch({ cluster: '/nowhere', paths: (await findBinaries()).samples });
    if (asRoot) expect(launch).toMatchObject({ user: { uid: expect.any(Number) } });
    else expect(launch).toEqual({ way: 'as-ourselves' });
    expect(launch).not.toMatchObject({ user: { uid: 0 } });
  });

  it('is the owner of the cluster, whoever started it first', async () => {
    const dataDir = specFolder();
    const server = await startForSpec({ dataDir });
    await server.stop();
    const cluster = join(dataDir, 'cluster');
    const { uid, gid } = statSync(cluster);
    const launch = chooseLaunch({ cluster, paths: ['/'] });
    expect(launch).toEqual(asRoot ? { way: 'as-user', user: { uid, gid } } : { way: 'as-ourselves' });
  });

  it('gets past folders that only root may enter, with data and binaries below them', async () => {
    const closed = specFolder();
    expect(statSync(closed).mode & 0o777).toBe(0o700);
    const server = await startForSpec({ dataDir: join(closed, 'data') });
    expect(await query(server.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();

    const native = join((await findBinaries()).postgres, '..', '..');
    cpSync(native, join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
    const initdb = join(closed, 'native', 'bin', 'initdb');
    const target = join(closed, 'made');
    mkdirSync(target, { mode: 0o777 });
    chmodSync(target, 0o777);
    const launch = chooseLaunch({ cluster: join(closed, 'none'), paths: [initdb] });
    expect(launch.way).toBe(asRoot ? 'as-user-past-permissions' : 'as-ourselves');
    // Finding the server's binary beside it is what initdb fails at without the kernel's leave to use capabilities there.
    await runProgram({ launch, program: initdb, args: ['-D', join(target, 'cluster'), '--no-sync'], timeoutMs: 30_000 });
    expect(statSync(join(target, 'cluster', 'PG_VERSION')).isFile()).toBe(true);
  });

  it('is asked for as what it is', () => {
    const user = { uid: 7, gid: 8 };
    expect(launchCommand({ way: 'as-user', user }, 'postgres', ['-D'])).toEqual({ file: 'postgres', args: ['-D'], ids: user });
    const past = launchCommand({ way: 'as-user-past-permissions', user, setpriv: '/usr/bin/setpriv' }, 'postgres', ['-D']);
    expect(past.file).toBe('/usr/bin/setpriv');
    expect(past.args.slice(-2)).toEqual(['postgres', '-D']);
    expect(past.args).toEqual(expect.arrayContaining(['--reuid=7', '--regid=8', '--ambient-caps=+dac_override']));
  });
});
