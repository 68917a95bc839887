const DAY = String.raw`(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))`;
const CLOCK = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`;
const TIME = new RegExp(String.raw`^${DAY}T${CLOCK}:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-]${CLOCK})$`);

/**
 * Whether text is a moment that everything behind the surfaces can hold: an ISO 8601 time with seconds and a zone, on a
 * day that its month has, in the years 0001 to 9999 of UTC. Leap seconds and 24:00 are refused.
 */
export function isTime(text: string): boolean {
  const day = TIME.exec(text)?.[1];
  // `Date` takes 30 February for 2 March; only a day that exists comes back as it went in.
  if (day === undefined || !printed(`${day}T00:00:00Z`).startsWith(day)) return false;
  // Years outside of 0000 to 9999 are printed with a sign, and databases know no year 0.
  return /^(?!0000)\d{4}-/.test(printed(text));
}

function printed(time: string): string {
  return new Date(time).toISOString();
}
