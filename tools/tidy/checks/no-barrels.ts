import ts from 'typescript';
import type { Check } from '../check.js';
import { treeOf, typescriptFiles } from '../source.js';

/** A library's public face, and those of its parts that are imported by a name of their own. */
const allowed = /^libs\/(?:[^/]+|[^/]+\/[^/]+)\/src\/index\.ts$|^deploy\/[^/]+\/src\/index\.ts$|^libs\/contracts\/src\/[^/]+\/index\.ts$|^libs\/platform\/messaging\/src\/kafka\/index\.ts$/;

const passesOn = (statement: ts.Statement): boolean =>
  ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) || ts.isEmptyStatement(statement);

export const noBarrels: Check = (repo) =>
  typescriptFiles(repo)
    .filter(({ path }) => !allowed.test(path))
    .flatMap((file) => {
      const { statements } = treeOf(file);
      const exports = statements.some(ts.isExportDeclaration);
      if (!exports || !statements.every(passesOn)) return [];
      return [{ path: file.path, line: 1, message: 'only re-exports; import from where it is defined' }];
    });
