/** Text that is HTML already. Made by {@link html} alone, so that no other text gets into a page unescaped. */
export class Html {
  constructor(readonly text: string) {}
}

/** What can stand in a page: text, which is escaped; HTML; several of either; or nothing. */
export type Content = string | Html | null | readonly Content[];

/**
 * A piece of a page. Whatever is inserted is escaped unless it is {@link Html} itself: it stands between tags or in a quoted
 * attribute, and nowhere else.
 */
export function html(pieces: TemplateStringsArray, ...contents: readonly Content[]): Html {
  const texts = pieces.map((piece, index) => piece + (index < contents.length ? textOf(contents[index] ?? null) : ''));
  return new Html(texts.join(''));
}

function textOf(content: Content): string {
  if (content === null) return '';
  if (content instanceof Html) return content.text;
  return typeof content === 'string' ? escaped(content) : content.map(textOf).join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
