import type { Stage } from '../support/stage.js';
import { type CodeCase, type Ground, type Pending, type Provoked } from './codes/code-case.js';
import { EVERY_CODE } from './codes/every.codes.js';
import { failure, newPlatform, newUser, type XflowFailure } from './platform.js';

const CASES = Object.entries(EVERY_CODE) as readonly (readonly [string, CodeCase])[];
const isProvoked = (entry: readonly [string, CodeCase]): entry is readonly [string, Provoked] => 'by' in entry[1];
const isPending = (entry: readonly [string, CodeCase]): entry is readonly [string, Pending] => 'waitsFor' in entry[1];

/*
 * For each code that an error can have, a request that is answered with it. A code that is added, or whose object comes, goes
 * into the file of its resource below `codes/`; the registry does not compile without it.
 */
export function errorCodes(stage: () => Stage): void {
  describe('an error with the code', () => {
    let ground: Ground;
    beforeAll(async () => {
      const platform = await newPlatform(stage(), 'Xflow codes');
      ground = { stage: stage(), platform, api: platform.api, user: await newUser(platform) };
    });

    it.each(CASES.filter(isProvoked))('%s is the answer to what it is for', async (code, { status, by }) => {
      const answer = await by(ground);
      expect(failure(answer).slice(0, 2)).toEqual([status, code]);
      const { errors, http_status_code: told, object } = answer.body as XflowFailure;
      expect([errors.length, told, object, errors[0]?.message]).toEqual([1, status, 'error', expect.stringMatching(/^\S.*\.$/s)]);
    });

    it('has a request that provokes it, once its object exists: take it out of what is pending', async () => {
      const { paths, components } = (await (await fetch(`${stage().origin}/xflow/openapi.json`)).json()) as {
        readonly paths: object;
        readonly components: { readonly schemas: { readonly ErrorCode: { readonly enum: readonly string[] } } };
      };
      const exists = (path: string) => Object.hasOwn(paths, `/xflow/v1${path}`);
      expect(CASES.filter(isPending).filter(([, { waitsFor }]) => exists(waitsFor)).map(([code]) => code)).toEqual([]);
      expect(CASES.map(([code]) => code).sort()).toEqual([...components.schemas.ErrorCode.enum].sort());
    });
  });
}
