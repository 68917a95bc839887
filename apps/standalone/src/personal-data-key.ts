import { randomBytes, randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'personal-data.key';
const OWNER_ONLY = 0o600;
const KEY_BYTES = 32;
const HEX_KEY = /^[0-9a-f]{64}$/;

/**
 * The key of this installation that wraps those of customers' personal data, in hex: made on the first start and kept in
 * the data folder. Without it nothing of what they were called can be read again.
 * @throws on a file that holds no key: it is not to be overwritten
 */
export async function personalDataKeyOf(dataDir: string): Promise<string> {
  const path = join(dataDir, FILE);
  const key = (await kept(path)) ?? (await made(path));
  if (!HEX_KEY.test(key)) throw new Error(`${path} holds no key of ${KEY_BYTES} bytes in hex`);
  return key;
}

async function kept(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Written beside and linked, so that a crash leaves no half of a key, and nothing is ever overwritten. */
async function made(path: string): Promise<string> {
  const key = randomBytes(KEY_BYTES).toString('hex');
  const fresh = `${path}.${randomUUID()}`;
  await writeFile(fresh, `${key}\n`, { mode: OWNER_ONLY });
  await link(fresh, path);
  await rm(fresh);
  return key;
}
