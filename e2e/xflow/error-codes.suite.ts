import type { Stage } from '../support/stage.js';
import type { CodeCase, Ground, Provoked } from './codes/code-case.js';
import { EVERY_CODE } from './codes/every.codes.js';
import { newPayer } from './deposits.suite.js';
import { failure, newUser, type XflowFailure } from './platform.js';

const CASES = Object.entries(EVERY_CODE) as readonly (readonly [string, CodeCase])[];
/** What calls may be answered with all the same. */
const NO_CLIENT_BRINGS_ABOUT = ['https_required', 'internal', 'outcome_unknown', 'transfer_failed', 'unavailable'];
/** Some are met in passing alone, and are tried for until they are. */
const IN_TIME = 60_000;
const isProvoked = (entry: readonly [string, CodeCase]): entry is readonly [string, Provoked] => 'by' in entry[1];

/*
 * For each code that an error can have, a request that is answered with it. A code that is added goes into the file of its resource
 * below `codes/`; the registry does not compile without it.
 */
export function errorCodes(stage: () => Stage): void {
  describe('an error with the code', () => {
    let ground: Ground;
    beforeAll(async () => {
      const payer = await newPayer(stage(), 'Xflow codes');
      const { platform } = payer;
      ground = { stage: stage(), platform, api: platform.api, user: await newUser(platform), payer };
    });

    it.each(CASES.filter(isProvoked))('%s is the answer to what it is for', async (code, { status, by }) => {
      const answer = await by(ground);
      expect(failure(answer).slice(0, 2)).toEqual([status, code]);
      const { errors, http_status_code: told, object } = answer.body as XflowFailure;
      expect([errors.length, told, object, errors[0]?.message]).toEqual([1, status, 'error', expect.stringMatching(/^\S.*\.$/s)]);
    }, IN_TIME);

    it('is named by no call, if no request provokes it; and there is no other', async () => {
      const { paths, components } = (await (await fetch(`${stage().origin}/xflow/openapi.json`)).json()) as {
        readonly paths: object;
        readonly components: { readonly responses: object; readonly schemas: { readonly ErrorCode: { readonly enum: readonly string[] } } };
      };
      const told = JSON.stringify([paths, components.responses]);
      const named = CASES.filter((entry) => !isProvoked(entry)).map(([code]) => code).filter((code) => told.includes(`"${code}"`));
      expect(named.sort()).toEqual(NO_CLIENT_BRINGS_ABOUT);
      expect(CASES.map(([code]) => code).sort()).toEqual([...components.schemas.ErrorCode.enum].sort());
    });
  });
}
