import ts from 'typescript';
import type { JsonSchema, JsonType } from './json-schema.js';

/** What the comment above a declaration says about the text or number below it. */
export interface Documentation {
  /** Keywords that go into the schema as they are. */
  readonly keywords: Pick<JsonSchema, 'description' | 'type' | 'format' | 'pattern' | 'minimum'>;
  /** The type may get further members at any time, so readers must be ready for one that they don't know. */
  readonly open: boolean;
}

export const UNDOCUMENTED: Documentation = { keywords: {}, open: false };

const MEANINGS: Readonly<Record<string, (text: string) => Documentation['keywords']>> = {
  type: (text) => ({ type: text as JsonType }),
  format: (text) => ({ format: text }),
  pattern: (text) => ({ pattern: text }),
  minimum: (text) => ({ minimum: Number(text) }),
};
const OPEN = 'open';
const OTHERS_MAY_COME = 'Others may come: be ready for one that you do not know.';

/** Reads the JSDoc of a declaration. Throws on a tag that means nothing here: it would be lost in silence. */
export function documentationOf(node: ts.Node): Documentation {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).slice(-1);
  if (comment === undefined) return UNDOCUMENTED;
  const tags = (comment.tags ?? []).map((tag) => ({ name: tag.tagName.text, text: rawTextOf(tag) }));
  const unknown = tags.find(({ name }) => name !== OPEN && MEANINGS[name] === undefined);
  if (unknown !== undefined) throw new Error(`@${unknown.name} means nothing in a contract: ${comment.getText().slice(0, 120)}`);
  const described = plain(ts.getTextOfJSDocComment(comment.comment) ?? '');
  const open = tags.some(({ name }) => name === OPEN);
  const sentences = [described, open ? OTHERS_MAY_COME : ''].filter((text) => text !== '').join(' ');
  const keywords = tags.map(({ name, text }) => MEANINGS[name]?.(text) ?? {});
  return {
    keywords: keywords.reduce((all, one) => ({ ...all, ...one }), sentences === '' ? {} : { description: sentences }),
    open,
  };
}

/** The sentences of a comment that stands before a node which has no JSDoc of its own, such as a member of a union. */
export function commentBefore(node: ts.Node): string {
  const text = node.getSourceFile().text;
  const ranges = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  const before = ranges.length > 0 ? ranges : commentBeforeBar(node, text);
  return plain(before.map(({ pos, end }) => text.slice(pos, end).replace(/^\/\*\*|\*\/$|^\s*\*/gm, '')).join(' '));
}

/** In `/** … *\/ | Member` the comment belongs to the bar: it is in the space that the bar ends. */
function commentBeforeBar(node: ts.Node, text: string): ts.CommentRange[] {
  const bar = text.lastIndexOf('|', node.getStart());
  const siblings: readonly ts.Node[] = ts.isUnionTypeNode(node.parent) ? node.parent.types : [];
  const previous = siblings[siblings.indexOf(node) - 1];
  const from = previous?.end ?? node.parent.getFullStart();
  return bar < from ? [] : (ts.getLeadingCommentRanges(text.slice(0, bar), from) ?? []);
}

/** The tag's line to its end: TypeScript would read `@type {x}` and drop what looks like syntax. */
function rawTextOf(tag: ts.JSDocTag): string {
  const [line = ''] = tag.getText().split('\n');
  return line.replace(/^@\w+\s*/, '').replace(/\s*\*\/\s*$/, '').trim();
}

function plain(comment: string): string {
  return comment.replace(/\{@link (\w+)\}/g, '$1').replace(/\s+/g, ' ').trim();
}
