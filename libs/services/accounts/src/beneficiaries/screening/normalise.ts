/** Letters that Unicode does not take apart into a plain one and a mark. */
const PLAIN: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ŋ: 'n' };

/** What a company is called beside its name, and what people are addressed with: they tell nobody apart. */
const FORMS = new Set(
  'ab ag as bv co company corp corporation dr fze gmbh inc incorporated kg limited llc llp ltd mr mrs ms nv oao ooo oy plc prof pte pty sa sarl srl sro'.split(' '),
);

/** Cyrillic and Greek letters that look like Latin ones, small or capital. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', н: 'h', һ: 'h', і: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm', о: 'o', р: 'p', ԛ: 'q', ѕ: 's', т: 't', у: 'y', ԝ: 'w', х: 'x',
  α: 'a', β: 'b', ε: 'e', ι: 'i', κ: 'k', μ: 'm', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'y', χ: 'x', ζ: 'z',
};

/** A name as it is compared: neither accents, capitals, points nor legal forms make a difference. */
export interface PlainName {
  readonly words: readonly string[];
  /** Its words in the order of the alphabet, whatever order they were written in. */
  readonly sorted: string;
  /** In the order in which it is written, without spaces: people who would rather not be found run their names together. */
  readonly joined: string;
}

export function normalise(name: string): PlainName {
  const words = wordsOf(name);
  return { words, joined: words.join(''), sorted: [...words].sort().join(' ') };
}

function wordsOf(name: string): readonly string[] {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþıŋ]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/['’.`´]/g, '');
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').map(unmixed);
  const telling = words.filter((word) => !FORMS.has(word));
  return telling.length === 0 ? words : telling;
}

/** No word is written in two scripts, unless one of them is to hide it: then it is read as it looks. */
function unmixed(word: string): string {
  const isMixed = /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word);
  return isMixed ? [...word].map((letter) => LOOKALIKES[letter] ?? letter).join('') : word;
}
