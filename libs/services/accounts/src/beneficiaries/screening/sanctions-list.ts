import { readFileSync } from 'node:fs';
import { z } from 'zod';

const line = () => z.string().trim().min(1).max(500);

const entry = z.strictObject({
  id: line(),
  name: line(),
  aliases: z.array(line()).default([]),
  /** Addresses on chains, as their networks write them. */
  addresses: z.array(line()).default([]),
});

const file = z
  .strictObject({
    list: line(),
    version: line(),
    date: z.iso.date(),
    entries: z.array(entry).min(1),
  })
  .refine(({ entries }) => new Set(entries.map(({ id }) => id)).size === entries.length, 'two entries have the same id');

export type SanctionsList = z.output<typeof file>;
export type SanctionsEntry = SanctionsList['entries'][number];

/** The invented list that test mode screens against. */
export const SANDBOX_LIST = new URL('../../../screening/sandbox.json', import.meta.url);

/** Reads a list of our own format. Throws when it is none: screening against half a list would be worse than not starting. */
export function readSanctionsList(path: string | URL): SanctionsList {
  const parsed = file.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new Error(`${String(path)} is no sanctions list: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
