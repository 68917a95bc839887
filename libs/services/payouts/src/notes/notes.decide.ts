import { type Metadata, type MetadataChange, MOST_METADATA_KEYS } from '@corridor/contracts/accounts';

/** What is noted after a change: an empty text takes its key away. Null when that would be too many keys. */
export function notedOn(before: Metadata, change: MetadataChange): Metadata | null {
  const after = Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ''));
  return Object.keys(after).length > MOST_METADATA_KEYS ? null : after;
}
