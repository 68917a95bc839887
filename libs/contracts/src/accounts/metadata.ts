/** What a client notes on an object: keys and values of its own. Never personal data; it stays in events in clear. */
export type Metadata = Readonly<Record<string, string>>;

export const MOST_METADATA_KEYS = 10;

/** A client's change to metadata: a value for each key, or an empty text that takes the key away. */
export type MetadataChange = Readonly<Record<string, string>>;
