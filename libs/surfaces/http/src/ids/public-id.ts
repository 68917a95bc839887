import { idOf, type Id } from '@corridor/contracts';
import { base62OfUuid, uuidOfBase62 } from './base62.js';

/** How a surface prints the ids of one kind of object, and reads them back. */
export interface PublicId<Kind extends string> {
  /** With its underscore, such as `acc_`. */
  readonly prefix: string;
  print(id: Id<Kind>): string;
  /** Null for text that was never printed by `print`: another prefix, other characters, too large. */
  read(text: string): Id<Kind> | null;
}

/** Prefix and 22 base62 characters. */
export function publicId<Kind extends string>(prefix: string): PublicId<Kind> {
  return {
    prefix,
    print: (id) => prefix + base62OfUuid(id),
    read: (text) => {
      const uuid = text.startsWith(prefix) ? uuidOfBase62(text.slice(prefix.length)) : null;
      return uuid === null ? null : idOf<Kind>(uuid);
    },
  };
}

/** How an id is written, for a document: 128 bits in base 62. */
export function idPattern(prefix: string): string {
  return `^${prefix}[0-7][0-9A-Za-z]{21}$`;
}
