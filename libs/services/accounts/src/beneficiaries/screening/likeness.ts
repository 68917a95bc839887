import { ratio } from 'fuzzball';
import type { PlainName } from './normalise.js';

/** The words are sorted and cleaned already; the library would only do it again for each of thousands of names. */
const AS_IT_IS = { full_process: false };
const MOST = 100;
/** Fewer words than these say too little to be looked for among others. */
const FEWEST_WORDS = 2;

/** How alike two whole names are, from 0 to 100. */
export function likeness(one: PlainName, other: PlainName): number {
  return Math.max(ratio(one.sorted, other.sorted, AS_IT_IS), ratio(one.joined, other.joined, AS_IT_IS));
}

/** No two texts are more alike than their lengths allow, which spares most comparisons. A space more counts for little. */
export function mostAlike(one: PlainName, other: PlainName): number {
  const [short, long] = [one.joined.length, other.joined.length].sort((a, b) => a - b) as [number, number];
  const slack = 2;
  return long === 0 ? 0 : Math.ceil((2 * MOST * short) / (short + long)) + slack;
}

/**
 * How alike a listed name is to those words of a longer one that are nearest to its own, so that a trade, a town or a year
 * beside the name does not hide it. 0 when no word of it is there to the letter.
 */
export function likenessOfPart(name: PlainName, listed: PlainName): number {
  const isPart = listed.words.length >= FEWEST_WORDS && listed.words.length < name.words.length;
  if (!isPart || !listed.words.some((word) => name.words.includes(word))) return 0;
  const left = [...name.words];
  const nearest = listed.words.map((word) => left.splice(indexOfNearest(word, left), 1)[0] ?? '');
  return ratio(nearest.sort().join(' '), listed.sorted, AS_IT_IS);
}

function indexOfNearest(word: string, words: readonly string[]): number {
  const scores = words.map((each) => (each === word ? MOST : ratio(each, word, AS_IT_IS)));
  return scores.indexOf(Math.max(...scores));
}
