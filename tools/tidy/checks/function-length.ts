import ts from 'typescript';
import type { Check } from '../check.js';
import { lineOf, nodesOf, treeOf, typescriptFiles } from '../source.js';

const most = 70;
const suites = new Set(['describe', 'it', 'test']);

/** The first name of `describe(…)`, `describe.each(…)(…)` and the like. */
function rootName(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return rootName(node.expression);
  return ts.isTaggedTemplateExpression(node) ? rootName(node.tag) : '';
}

const isSuite = (node: ts.Node): boolean => ts.isCallExpression(node) && suites.has(rootName(node.expression));

/** A describe callback, or a function that lays out a suite, is a list of tests and not a body of logic. */
function laysOutTests(fn: ts.FunctionLikeDeclaration): boolean {
  if (ts.isCallExpression(fn.parent) && rootName(fn.parent.expression) === 'describe') return true;
  const body = fn.body;
  if (body === undefined) return false;
  if (!ts.isBlock(body)) return isSuite(body);
  return body.statements.some((statement) => ts.isExpressionStatement(statement) && isSuite(statement.expression));
}

const isFunction = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;

export const functionLength: Check = (repo) =>
  typescriptFiles(repo).flatMap((file) => {
    const tree = treeOf(file);
    return [...nodesOf(tree)].filter(isFunction).flatMap((fn) => {
      const line = lineOf(tree, fn);
      const lines = tree.getLineAndCharacterOfPosition(fn.end).line + 1 - line + 1;
      if (lines <= most || laysOutTests(fn)) return [];
      return [{ path: file.path, line, message: `${lines} lines; a function has at most ${most}` }];
    });
  });
