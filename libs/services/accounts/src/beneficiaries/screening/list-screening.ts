import { setImmediate as others } from 'node:timers/promises';
import type { BeneficiaryDetails, ScreeningOutcome, ScreeningView } from '@corridor/contracts/accounts';
import { ratio } from 'fuzzball';
import { normalise, type PlainName } from './normalise.js';
import type { SanctionsList } from './sanctions-list.js';
import type { Screening, Thresholds } from './screening.js';

interface Candidate {
  readonly entry: string;
  readonly name: PlainName;
}

interface Match {
  readonly entry: string | null;
  readonly score: number;
}

const SAME = 100;
/** Names between two turns of the event loop: about five milliseconds. */
const AT_ONCE = 250;
/** The words are sorted and cleaned already; the library would only do it again for each of thousands of names. */
const AS_IT_IS = { full_process: false };

/** Screens against a list that was read when the process started. */
export function listScreening({ list, version, entries }: SanctionsList, thresholds: Thresholds): Screening {
  const candidates = entries.flatMap(({ id, name, aliases }) => [name, ...aliases].map((each): Candidate => ({ entry: id, name: normalise(each) })));
  const addresses = new Map(entries.flatMap((entry) => entry.addresses.map((address) => [address, entry.id] as const)));
  return {
    async screen(subject, at): Promise<ScreeningView> {
      const byAddress = addresses.get(addressOf(subject));
      const { entry, score } = byAddress === undefined ? await nearest(normalise(subject.name), candidates) : { entry: byAddress, score: SAME };
      const outcome = outcomeOf(score, thresholds);
      return { outcome, list, listVersion: version, score, entry: outcome === 'clear' ? null : entry, screenedAt: at };
    },
  };
}

function addressOf({ destination }: BeneficiaryDetails): string {
  return destination.kind === 'crypto' ? destination.address : '';
}

function outcomeOf(score: number, { review, reject }: Thresholds): ScreeningOutcome {
  if (score >= reject) return 'reject';
  return score >= review ? 'review' : 'clear';
}

/** A real list has tens of thousands of names: the process does other things in between. */
async function nearest(name: PlainName, candidates: readonly Candidate[]): Promise<Match> {
  let best: Match = { entry: null, score: 0 };
  for (const [index, candidate] of candidates.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await others();
    if (mostAlike(name, candidate.name) <= best.score) continue;
    const score = likeness(name, candidate.name);
    if (score > best.score) best = { entry: candidate.entry, score };
  }
  return best;
}

function likeness(one: PlainName, other: PlainName): number {
  return Math.max(ratio(one.sorted, other.sorted, AS_IT_IS), ratio(one.joined, other.joined, AS_IT_IS));
}

/** No two texts are more alike than their lengths allow, which spares most comparisons. A space more counts for little. */
function mostAlike(one: PlainName, other: PlainName): number {
  const [short, long] = [one.joined.length, other.joined.length].sort((a, b) => a - b) as [number, number];
  const slack = 2;
  return long === 0 ? 0 : Math.ceil((2 * SAME * short) / (short + long)) + slack;
}
