import ts from 'typescript';
import type { Check } from '../check.js';
import { callsOut, exempt } from '../exemptions.js';
import { isTest, lineOf, nodesOf, treeOf, typescriptFiles } from '../source.js';
import { fileAllows } from './allowances.js';

const words = /https?(?![a-z])|Http|HTTP|^status_?code$/i;
const exceptions = /^(BadRequest|Unauthorized|Forbidden|NotFound|Conflict|Gone|UnprocessableEntity|ServiceUnavailable)Exception$/;
const statusName = /\b(status|statusCode|code)\b/i;

/** `status: 404`, `x.status === 404`, `case 404` of a status, `reply.status(404)`: the number's nearest context. */
function isStatus(node: ts.Node): boolean {
  if (!ts.isNumericLiteral(node) || !/^[1-5]\d\d$/.test(node.text)) return false;
  let context = node.parent;
  while (ts.isLiteralTypeNode(context) || ts.isUnionTypeNode(context) || ts.isParenthesizedExpression(context)) {
    context = context.parent;
  }
  if (ts.isCaseClause(context)) return statusName.test(context.parent.parent.expression.getText());
  if (ts.isPropertyAssignment(context) || ts.isPropertySignature(context)) return statusName.test(context.name.getText());
  if (ts.isVariableDeclaration(context) || ts.isParameter(context)) return statusName.test(context.name.getText());
  if (ts.isBinaryExpression(context)) return statusName.test(context.left.getText()) || statusName.test(context.right.getText());
  return ts.isCallExpression(context) && statusName.test(context.expression.getText());
}

function offence(node: ts.Node): string | null {
  if (isStatus(node)) return `${node.getText()} as a status`;
  if (!ts.isIdentifier(node) && !ts.isStringLiteralLike(node)) return null;
  return words.test(node.text) || exceptions.test(node.text) ? node.text : null;
}

/** Answers are domain words here; what they are on the wire is for a surface to say. Tests and comments are free. */
export const noHttp: Check = (repo) =>
  typescriptFiles(repo)
    .filter(({ path }) => /^libs\/(contracts|services)\//.test(path) && !isTest(path) && !exempt(path, callsOut))
    .filter(({ text }) => !fileAllows(text, 'speaks http'))
    .flatMap((file) => {
      const tree = treeOf(file);
      return [...nodesOf(tree)].flatMap((node) => {
        const found = offence(node);
        return found === null ? [] : [{ path: file.path, line: lineOf(tree, node), message: `HTTP in the domain: ${found}` }];
      });
    });
