import type { Refusals } from './api-description.js';
import { ALWAYS, REPLAY, RETRY } from './headers.js';

const PAUSING: readonly number[] = [429, 503];

/** The answers that calls refer to, by name. */
export function commonAnswers(refusals: Refusals<never>): Readonly<Record<string, object>> {
  return Object.fromEntries(Object.entries(refusals.common).map(([name, [status, kinds]]) => [name, refusal(refusals, status, kinds)]));
}

/** The answer with a status that means one of these kinds of error, or where it stands. */
export function refusalAnswer(refusals: Refusals<never>, status: number, kinds: readonly string[]): object {
  const common = Object.entries(refusals.common).find(([, [code, meant]]) => code === status && meant.join() === kinds.join());
  return common === undefined ? refusal(refusals, status, kinds) : { $ref: `#/components/responses/${common[0]}` };
}

function refusal(refusals: Refusals<never>, status: number, kinds: readonly string[]): object {
  // Of a request whose headers could not be read nothing is counted.
  const always = status === 431 ? { 'Request-Id': ALWAYS['Request-Id'] } : ALWAYS;
  return {
    description: refusals.descriptions[status] ?? '',
    headers: { ...always, ...(PAUSING.includes(status) ? RETRY : {}), ...(refusals.replayed.includes(status) ? REPLAY : {}) },
    content: { 'application/json': { schema: refusals.schemaOf(kinds, status), examples: refusals.examplesOf(kinds, status) } },
  };
}
