import type { Check } from '../check.js';

const vague = /^(shared|common|utils?|helpers?|misc)$/i;

/** A name says what is inside; these say that nobody decided. */
export const plainNames: Check = (repo) =>
  repo.files.flatMap(({ path }) => {
    const word = path.split(/[/.]/).find((part) => vague.test(part));
    return word === undefined ? [] : [{ path, line: 1, message: `"${word}" says nothing of what is inside` }];
  });
