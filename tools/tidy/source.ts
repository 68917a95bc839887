import ts from 'typescript';
import type { Repo, TextFile } from './repo.js';

const trees = new WeakMap<TextFile, ts.SourceFile>();

/** The syntax tree of a file, parsed once however many checks ask. */
export function treeOf(file: TextFile): ts.SourceFile {
  const known = trees.get(file);
  if (known !== undefined) return known;
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true);
  trees.set(file, tree);
  return tree;
}

export function typescriptFiles(repo: Repo): readonly TextFile[] {
  return repo.files.filter(({ path }) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
}

export const isTest = (path: string): boolean => /\.(spec|fixtures?|conformance)\.ts$/.test(path) || path.startsWith('e2e/');

/** Every node below `root`, in the order of the text. */
export function* nodesOf(root: ts.Node): Generator<ts.Node> {
  const children: ts.Node[] = [];
  ts.forEachChild(root, (child) => void children.push(child));
  for (const child of children) {
    yield child;
    yield* nodesOf(child);
  }
}

/** The line, counted from 1, on which a node starts. */
export function lineOf(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}
