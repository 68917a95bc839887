/** A time of a view (ISO 8601, UTC) as this API prints it: without a fraction of a second, cut, not rounded. */
export function wireTime(iso: string): string {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(iso)) throw new Error(`not a UTC time: ${iso}`);
  return `${iso.slice(0, 19)}Z`;
}
