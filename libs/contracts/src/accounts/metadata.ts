/** What a client notes on an object: keys and values of its own. Never personal data; it stays in events in clear. */
export type Metadata = Readonly<Record<string, string>>;

export const MOST_METADATA_KEYS = 10;

/** A client's change to metadata: a value for each key, or an empty text that takes the key away. */
export type MetadataChange = Readonly<Record<string, string>>;

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
