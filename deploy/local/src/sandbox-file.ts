import { join } from 'node:path';
import { z } from 'zod';
import { readPrivateFile, writePrivateFile } from './private-file.js';

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

/** What a developer, or a script, needs to talk to this system; the single process writes the same. It holds keys. */
export type Sandbox = z.output<typeof schema>;

const pathIn = (dataDir: string): string => join(dataDir, 'sandbox.json');

export function readSandbox(dataDir: string): Sandbox | null {
  return readPrivateFile(pathIn(dataDir), schema);
}

export function writeSandbox(dataDir: string, sandbox: Sandbox): void {
  writePrivateFile(pathIn(dataDir), sandbox);
}
