import { type Metadata, type MetadataChange, MOST_METADATA_KEYS } from '@corridor/contracts/accounts';

/** Metadata after a change. An empty text takes its key away. Null when there would be too many keys. */
export function changedMetadata(before: Metadata, change: MetadataChange = {}): Metadata | null {
  const entries = new Map(Object.entries(before));
  for (const [key, value] of Object.entries(change)) {
    if (value === '') entries.delete(key);
    else entries.set(key, value);
  }
  // `fromEntries` defines `__proto__` like any other name, where an assignment would not.
  return entries.size > MOST_METADATA_KEYS ? null : Object.fromEntries(entries);
}
