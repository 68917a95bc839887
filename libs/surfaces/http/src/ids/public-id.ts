import { idOf, type Id } from '@corridor/contracts';
import { base62OfUuid, uuidOfBase62 } from './base62.js';

/** How a surface prints the ids of one kind of object, and reads them back. */
export interface PublicId<Kind extends string> {
  /** With its underscore, such as `acc_`. */
  readonly prefix: string;
  print(id: Id<Kind>): string;
  /** Null for text that can't be an id of this kind: another prefix, other characters, too long. */
  read(text: string): Id<Kind> | null;
}

/** No object has it: ids are UUIDs of version 7. */
const OF_NOTHING = '00000000-0000-0000-0000-000000000000';
/** What a client may take for an id that it can't look into, after the prefix. */
const LIKE_AN_ID = /^[0-9A-Za-z_-]{1,61}$/;

/**
 * Prefix and 22 base62 characters. Text that looks like an id with this prefix and was never printed by `print` is no id; or
 * one that names nothing, for a surface that answers it like any id of nothing.
 */
export function publicId<Kind extends string>(prefix: string, { othersName }: { readonly othersName?: 'nothing' } = {}): PublicId<Kind> {
  return {
    prefix,
    print: (id) => prefix + base62OfUuid(id),
    read: (text) => {
      if (!text.startsWith(prefix)) return null;
      const rest = text.slice(prefix.length);
      const uuid = uuidOfBase62(rest) ?? (othersName === 'nothing' && LIKE_AN_ID.test(rest) ? OF_NOTHING : null);
      return uuid === null ? null : idOf<Kind>(uuid);
    },
  };
}

/** How an id is written, for a document: 128 bits in base 62. */
export function idPattern(prefix: string): string {
  return `^${prefix}[0-7][0-9A-Za-z]{21}$`;
}
