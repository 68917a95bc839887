import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const surface = z.object({ base_url: z.string() });

const schema = z.object({
  fleexpay: surface,
  xflow: surface,
  secret_key: z.string(),
  publishable_key: z.string(),
  ops_key: z.string(),
  tenant_id: z.string(),
  account_id: z.string(),
  platform_account_id: z.string(),
});

/** What a developer, or a script, needs to talk to this sandbox. It holds keys. */
export type Sandbox = z.output<typeof schema>;

const FILE = 'sandbox.json';
const OWNER_ONLY = 0o600;

/** Null when there is none yet. Throws on a file that is not ours: keys are not to be lost by overwriting it. */
export async function readSandbox(dataDir: string): Promise<Sandbox | null> {
  const path = join(dataDir, FILE);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const parsed = schema.safeParse(parsedJson(text));
  if (!parsed.success) throw new Error(`${path} is not a sandbox file; move it away to have new keys made`);
  return parsed.data;
}

/** Written beside and renamed, so that a crash leaves the old file or the new one. */
export async function writeSandbox(dataDir: string, sandbox: Sandbox): Promise<void> {
  const path = join(dataDir, FILE);
  const fresh = `${path}.${randomUUID()}`;
  await writeFile(fresh, `${JSON.stringify(sandbox, null, 2)}\n`, { mode: OWNER_ONLY });
  await rename(fresh, path);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
