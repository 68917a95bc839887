/** A document as it is committed: one line a value, so that a change shows as what it is. */
export function committedText(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
