import { spawn } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPostmaster } from './postmaster-file.js';
import { isGone } from './postmaster.js';
import { isAlive } from './process-identity.js';
import { ChildNode, query, specFolder, startForSpec } from './spec-support.js';

/** A Node process that starts a server on `dataDir`, prints how to reach it, and goes on living. */
function startInChild(folder: string, dataDir: string): ChildNode {
  return ChildNode.start(
    folder,
    `try {
       const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, settings: { shared_buffers: '16MB' } });
       console.log(JSON.stringify(server));
     } catch (error) { console.log(error.name + ': ' + error.message); }
     setInterval(() => undefined, 1000);`,
  );
}

async function serverAfterKill9() {
  const folder = specFolder();
  const dataDir = join(folder, 'data');
  const child = startInChild(folder, dataDir);
  const first = JSON.parse(await child.line()) as { connectionString: string; port: number };
  await query(first.connectionString, 'create table written as select 1 as one');
  await child.kill('SIGKILL');
  const pid = readPostmaster(join(dataDir, 'cluster'))?.pid ?? 0;
  return { dataDir, cluster: join(dataDir, 'cluster'), first, pid };
}

describe('a server whose process was killed with -9', () => {
  it('is adopted by the next start, with its data, and stopped by it', async () => {
    const { dataDir, first, pid } = await serverAfterKill9();
    expect(isAlive(pid)).toBe(true);
    const second = await startForSpec({ dataDir, port: 0 });
    expect(second).toMatchObject({ adopted: true, port: first.port, connectionString: first.connectionString });
    expect(await query(second.connectionString, 'select one from written')).toEqual([{ one: 1 }]);
    await second.stop();
    expect(isAlive(pid)).toBe(false);
    const third = await startForSpec({ dataDir });
    expect(third.adopted).toBe(false);
    await third.stop();
  });

  it('is started anew, and recovers, when it was killed as well', async () => {
    const { dataDir, cluster, pid } = await serverAfterKill9();
    process.kill(pid, 'SIGKILL');
    expect(await isGone(pid, 5_000)).toBe(true);
    expect(readPostmaster(cluster)?.pid).toBe(pid);
    const second = await startForSpec({ dataDir });
    expect(second.adopted).toBe(false);
    expect(await query(second.connectionString, 'select one from written')).toEqual([{ one: 1 }]);
    await second.stop();
  });

  it('is started anew when its process id meanwhile belongs to another process of the same user', async () => {
    const { dataDir, cluster, pid } = await serverAfterKill9();
    process.kill(pid, 'SIGKILL');
    await isGone(pid, 5_000);
    const { uid, gid } = statSync(cluster);
    const other = spawn('sleep', ['60'], { cwd: '/', stdio: 'ignore', ...(process.getuid?.() === 0 ? { uid, gid } : {}) });
    const file = join(cluster, 'postmaster.pid');
    writeFileSync(file, readFileSync(file, 'utf8').replace(String(pid), String(other.pid)));
    const second = await startForSpec({ dataDir });
    expect(second.adopted).toBe(false);
    expect(await query(second.connectionString, 'select one from written')).toEqual([{ one: 1 }]);
    expect(isAlive(other.pid ?? 0)).toBe(true);
    other.kill('SIGKILL');
    await second.stop();
  });

  it('is not touched while the process that has it still lives', async () => {
    const folder = specFolder();
    const dataDir = join(folder, 'data');
    const server = await startForSpec({ dataDir });
    const child = startInChild(folder, dataDir);
    expect(await child.line()).toMatch(/^FolderInUseError: .*stop that one first/);
    await child.kill();
    expect(await query(server.connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });
});
