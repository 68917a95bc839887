import type { BookId } from '@corridor/contracts';

/** A book is one stream. */
export function bookStream(book: BookId): string {
  return `book-${book}`;
}
