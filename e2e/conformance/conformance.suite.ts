import type { Stage } from '../support/stage.js';
import type { Api } from './apis.js';
import { type Watched, watchAnswers } from './watch.js';

/** Before the other suites: all that they are answered is compared with the document. */
export function watched(stage: () => Stage, api: Api): () => Watched {
  let seen: Watched | undefined;
  beforeAll(async () => {
    seen = await watchAnswers(stage().origin, api);
  });
  return () => {
    if (seen === undefined) throw new Error('nobody has watched');
    return seen;
  };
}

/** After them. */
export function conformance(seen: () => Watched): void {
  describe('all that was answered', () => {
    it('is as the document says', () => {
      expect(seen().problems).toEqual([]);
      expect(seen().answers.size).toBeGreaterThan(50);
    });

    it('tells of every call in the document that it has succeeded', () => {
      const succeeded = [...seen().answers.keys()].filter((name) => / 2\d\d$/.test(name)).map((name) => name.slice(0, -' 200'.length));
      const documented = seen().conformance.calls.map(({ method, path }) => `${method} ${path}`);
      expect(documented.filter((name) => !succeeded.includes(name))).toEqual([]);
    });
  });
}
