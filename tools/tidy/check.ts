import type { Repo } from './repo.js';

export interface Finding {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

export type Check = (repo: Repo) => readonly Finding[];

/** Findings for each line of a text that a pattern matches. */
export function linesMatching(path: string, text: string, pattern: RegExp, message: string): Finding[] {
  return text
    .split('\n')
    .flatMap((content, index) => (pattern.test(content) ? [{ path, line: index + 1, message }] : []));
}
