import ts from 'typescript';
import type { Check } from '../check.js';
import { lineOf, nodesOf, treeOf, typescriptFiles } from '../source.js';

const runners = new Set(['describe', 'it', 'test']);
const modifiers = new Set(['only', 'skip', 'todo', 'failing']);
const shorthands = new Set(['fit', 'fdescribe', 'ftest', 'xit', 'xdescribe', 'xtest']);

function offence(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node) && modifiers.has(node.name.text)) {
    return ts.isIdentifier(node.expression) && runners.has(node.expression.text) ? node.getText() : null;
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    return shorthands.has(node.expression.text) ? node.expression.text : null;
  }
  return null;
}

/** Every test runs, every time. */
export const testsRun: Check = (repo) =>
  typescriptFiles(repo).flatMap((file) => {
    const tree = treeOf(file);
    return [...nodesOf(tree)].flatMap((node) => {
      const found = offence(node);
      return found === null ? [] : [{ path: file.path, line: lineOf(tree, node), message: `${found}: every test runs` }];
    });
  });
