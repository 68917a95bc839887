const SCALE = 18;

/** A decimal text in units of 10^-18, the finest that any currency here has. */
export function unitsOf(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,18}))?$/.exec(text);
  if (match === null) throw new Error(`not a decimal: ${text}`);
  const units = BigInt((match[2] ?? '') + (match[3] ?? '').padEnd(SCALE, '0'));
  return match[1] === '-' ? -units : units;
}

export function sumOf(texts: readonly string[]): bigint {
  return texts.reduce((sum, text) => sum + unitsOf(text), 0n);
}
