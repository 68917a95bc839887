import { setImmediate as others } from 'node:timers/promises';
import type { BeneficiaryDetails, ScreeningOutcome, ScreeningView } from '@corridor/contracts/accounts';
import { plainAddress } from './addresses.js';
import { likeness, likenessOfPart, mostAlike } from './likeness.js';
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

/** Screens against a list that was read when the process started. */
export function listScreening({ list, version, entries }: SanctionsList, thresholds: Thresholds): Screening {
  const candidates = entries.flatMap(({ id, name, aliases }) => [name, ...aliases].map((each): Candidate => ({ entry: id, name: normalise(each) })));
  const addresses = new Map(entries.flatMap((entry) => entry.addresses.map((address) => [plainAddress(address), entry.id] as const)));
  return {
    async screen(subject, at): Promise<ScreeningView> {
      const byAddress = addresses.get(addressOf(subject));
      const { entry, score } = byAddress === undefined ? await nearest(normalise(subject.name), candidates, Math.max(thresholds.review, thresholds.reject - 1)) : { entry: byAddress, score: SAME };
      const outcome = outcomeOf(score, thresholds);
      return { outcome, list, listVersion: version, score, entry: outcome === 'clear' ? null : entry, screenedAt: at };
    },
  };
}

function addressOf({ destination }: BeneficiaryDetails): string {
  return destination.kind === 'crypto' ? plainAddress(destination.address) : '';
}

function outcomeOf(score: number, { review, reject }: Thresholds): ScreeningOutcome {
  if (score >= reject) return 'reject';
  return score >= review ? 'review' : 'clear';
}

/**
 * A real list has tens of thousands of names: the process does other things in between. A listed name among other words counts
 * for `mostOfPart` at most: they may be what makes it somebody else's, which is for a person to say.
 */
async function nearest(name: PlainName, candidates: readonly Candidate[], mostOfPart: number): Promise<Match> {
  let best: Match = { entry: null, score: 0 };
  for (const [index, candidate] of candidates.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await others();
    const part = Math.min(likenessOfPart(name, candidate.name), mostOfPart);
    const whole = mostAlike(name, candidate.name) <= best.score ? 0 : likeness(name, candidate.name);
    const score = Math.max(part, whole);
    if (score > best.score) best = { entry: candidate.entry, score };
  }
  return best;
}
