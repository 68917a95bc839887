import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';

const OWNER_ONLY = 0o600;

/** Null when there is no such file. Throws on one that is not as it should be: what it held is not to be overwritten. */
export function readPrivateFile<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const parsed = schema.safeParse(parsedJson(text));
  if (!parsed.success) throw new Error(`${path} can't be read; move it away to have a new one made`);
  return parsed.data;
}

/** Readable by its owner only. Written beside and renamed, so that a crash leaves the old file or the new one. */
export function writePrivateFile(path: string, content: object): void {
  const fresh = `${path}.${randomUUID()}`;
  writeFileSync(fresh, `${JSON.stringify(content, null, 2)}\n`, { mode: OWNER_ONLY });
  renameSync(fresh, path);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
