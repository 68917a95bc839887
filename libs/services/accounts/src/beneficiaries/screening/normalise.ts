/** Letters that Unicode does not take apart into a plain one and a mark. */
const PLAIN: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ŋ: 'n' };

/** What a company is called beside its name, and what people are addressed with: they tell nobody apart. */
const FORMS = new Set(
  'ab ag as bv co company corp corporation dr fze gmbh inc incorporated kg limited llc llp ltd mr mrs ms nv oao ooo oy plc prof pte pty sa sarl srl sro'.split(' '),
);

/** A name as it is compared: neither accents, capitals, points nor legal forms make a difference. */
export interface PlainName {
  /** Its words in the order of the alphabet, whatever order they were written in. */
  readonly sorted: string;
  /** In the order in which it is written, without spaces: people who would rather not be found run their names together. */
  readonly joined: string;
}

export function normalise(name: string): PlainName {
  const words = wordsOf(name);
  return { joined: words.join(''), sorted: [...words].sort().join(' ') };
}

function wordsOf(name: string): readonly string[] {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþıŋ]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/['’.`´]/g, '');
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const telling = words.filter((word) => !FORMS.has(word));
  return telling.length === 0 ? words : telling;
}
