import { type Api, FLEEXPAY } from './apis.js';
import { Conformance } from './conformance.js';
import type { OpenApi } from './document.js';
import type { Exchange } from './exchange.js';

/** What was seen of a system since it is watched. */
export interface Watched {
  readonly conformance: Conformance;
  readonly problems: string[];
  /** How often each call was answered with each status, as `GET /path 200`. */
  readonly answers: Map<string, number>;
}

/** Of this spec: a module is loaded once for each. By the base URL of the API. */
const watched = new Map<string, Watched>();

/** From now on every answer of this API of a system is compared with the document that it serves, and every webhook that it sends. */
export async function watchAnswers(origin: string, api: Api): Promise<Watched> {
  const answer = await fetch(origin + api.documentAt);
  if (answer.status !== 200) throw new Error(`the document was answered with ${answer.status}`);
  const seen: Watched = { conformance: new Conformance((await answer.json()) as OpenApi, api), problems: [], answers: new Map() };
  watched.set(origin + api.base, seen);
  return seen;
}

/** Throws when an answer is not as documented: the test that got it fails, and so does the suite. */
export function noteAnswer(exchange: Exchange): void {
  const [, seen] = [...watched].find(([base]) => exchange.url.startsWith(`${base}/`)) ?? [];
  if (seen === undefined) return;
  const call = seen.conformance.callOf(exchange);
  if (call !== null) {
    const name = `${call.method} ${call.path} ${exchange.status}`;
    seen.answers.set(name, (seen.answers.get(name) ?? 0) + 1);
  }
  conclude(seen, seen.conformance.problemsOf(exchange));
}

/** A webhook says by its signature that it is FleexPay's. Whose it is does not matter: one document goes for all. */
export function noteWebhook(rawBody: string, signature: unknown): void {
  const seen = [...watched.values()].find(({ conformance }) => conformance.api === FLEEXPAY);
  if (seen === undefined || typeof signature !== 'string') return;
  seen.problems.push(...seen.conformance.problemsOfEvent(rawBody));
}

function conclude(seen: Watched, problems: readonly string[]): void {
  if (problems.length === 0) return;
  seen.problems.push(...problems);
  throw new Error(`not as documented:\n${problems.join('\n')}`);
}
