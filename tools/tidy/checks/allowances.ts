import type { Check } from '../check.js';
import { exempt, samples } from '../exemptions.js';
import { typescriptFiles } from '../source.js';

/**
 * What a comment may allow. `not money` covers its own line or the one below; `speaks http`, within a file's first
 * five lines, covers a file whose business is to call others over the web, such as the delivery of webhooks.
 */
const topics = ['not money', 'speaks http'] as const;
export type Topic = (typeof topics)[number];

const directive = /(?<!`)\/[/*]\s*tidy:\s*(.*?)\s*(?:\*\/)?$/;
const wellFormed = /^(.+?) (?:—|--) (\S.*)$/;

function topicOn(line: string | undefined): string | null {
  const said = directive.exec(line ?? '')?.[1];
  return (said === undefined ? null : wellFormed.exec(said)?.[1]) ?? null;
}

/** Whether line `line` (from 1) of a text carries an allowance with a reason, or the line above does. */
export function lineAllows(text: string, line: number, topic: Topic): boolean {
  const lines = text.split('\n');
  return topicOn(lines[line - 1]) === topic || topicOn(lines[line - 2]) === topic;
}

export function fileAllows(text: string, topic: Topic): boolean {
  return text.split('\n', 5).some((line) => topicOn(line) === topic);
}

/** An allowance without a reason, or for nothing known, allows nothing and is a finding of its own. */
export const allowances: Check = (repo) =>
  typescriptFiles(repo)
    .filter(({ path }) => !exempt(path, samples))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((content, index) => {
        if (!directive.test(content)) return [];
        const topic = topicOn(content);
        if (topics.some((known) => known === topic)) return [];
        return [{ path, line: index + 1, message: `say \`// tidy: <${topics.join('|')}> — <reason>\`` }];
      }),
    );
