import ts from 'typescript';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function alternative(type: ts.Type): string {
  if (type.isStringLiteral()) return escaped(type.value);
  const { texts, types } = type as ts.TemplateLiteralType;
  const parts = types.map((hole, index) => {
    if ((hole.flags & ts.TypeFlags.String) === 0) throw new Error('a template holds something other than text');
    return `.*${escaped(texts[index + 1] ?? '')}`;
  });
  return `${escaped(texts[0] ?? '')}${parts.join('')}`;
}

/** A regular expression for what string literals and template literals let through, in an order that does not change. */
export function patternOf(types: readonly ts.Type[]): string {
  const alternatives = types.map(alternative).sort();
  return alternatives.length === 1 ? `^${String(alternatives[0])}$` : `^(?:${alternatives.join('|')})$`;
}
