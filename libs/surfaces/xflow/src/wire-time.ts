/** A time of a view (ISO 8601, UTC) as this API prints it: whole seconds since 1970, cut, not rounded. */
export function wireTime(iso: string): number {
  const ms = Date.parse(iso);
  if (!Number.isFinite(ms)) throw new Error(`not a time: ${iso}`);
  return Math.floor(ms / 1000);
}
