import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'custody-sealing.key';
const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;

/**
 * The key under which the sandbox's wallet seed is sealed, in hexadecimal digits: a file beside the database, not in it,
 * so that a dump of the database alone opens nothing. Made once; the folder is locked by whoever starts.
 */
export async function sealingKeyIn(dataDir: string): Promise<string> {
  const path = join(dataDir, FILE);
  const fresh = randomBytes(KEY_BYTES).toString('hex');
  const kept = await writeFile(path, `${fresh}\n`, { mode: OWNER_ONLY, flag: 'wx' }).catch(async (error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFile(path, 'utf8');
  });
  return typeof kept === 'string' ? kept.trim() : fresh;
}
