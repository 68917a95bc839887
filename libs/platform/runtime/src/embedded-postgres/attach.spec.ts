import { join } from 'node:path';
import { attachEmbeddedPostgres } from './attach.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { query, specFolder, startForSpec } from './spec-support.js';

describe('attaching to the server of a data folder', () => {
  it('reaches one that runs and leaves it, and its lock, alone', async () => {
    const dataDir = join(specFolder(), 'data');
    const server = await startForSpec({ dataDir });
    const attached = await attachEmbeddedPostgres({ dataDir });
    expect(attached).toEqual({ connectionString: server.connectionString });
    expect(await query(attached?.connectionString ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow('is in use by process');
    await server.stop();
    expect(await attachEmbeddedPostgres({ dataDir })).toBeNull();
  });

  it('finds nothing where there is no cluster, and makes none', async () => {
    const dataDir = join(specFolder(), 'nothing');
    expect(await attachEmbeddedPostgres({ dataDir })).toBeNull();
    expect(await attachEmbeddedPostgres({ dataDir: specFolder() })).toBeNull();
  });
});
