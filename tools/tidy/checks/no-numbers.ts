import ts from 'typescript';
import type { Check } from '../check.js';
import { lineOf, nodesOf, treeOf, typescriptFiles } from '../source.js';
import { lineAllows } from './allowances.js';

const scope = /^libs\/(money|contracts|services|surfaces)\//;
const parsers = new Set(['Number', 'parseFloat', 'parseInt']);

const names = (node: ts.Node): boolean => ts.isIdentifier(node) && parsers.has(node.text);

function offence(node: ts.Node): string | null {
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.PlusToken) {
    return ts.isNumericLiteral(node.operand) ? null : 'unary plus';
  }
  if (!ts.isCallExpression(node)) return null;
  const called = node.expression;
  if (names(called)) return `${called.getText()}(`;
  if (ts.isPropertyAccessExpression(called)) {
    if (called.name.text === 'toNumber') return '.toNumber()';
    if (names(called.name)) return `${called.getText()}(`;
  }
  const passed = node.arguments.find(names);
  return passed === undefined ? null : `${passed.getText()} as a function`;
}

/**
 * Money never becomes a JavaScript number. No program can tell an amount from a count, so where money is near each
 * conversion has to say that it is not one: `// tidy: not money — <reason>`.
 */
export const noNumbers: Check = (repo) =>
  typescriptFiles(repo)
    .filter(({ path }) => scope.test(path))
    .flatMap((file) => {
      const tree = treeOf(file);
      return [...nodesOf(tree)].flatMap((node) => {
        const found = offence(node);
        const line = lineOf(tree, node);
        if (found === null || lineAllows(file.text, line, 'not money')) return [];
        return [{ path: file.path, line, message: `${found}: say \`// tidy: not money — <reason>\` if it is none` }];
      });
    });
