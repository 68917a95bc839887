import type { UnitOfWork } from '../port.js';

/**
 * Revisions that units which failed would have made. Whoever expects one of them was decided on events that never
 * happened, and must fail even when somebody else's event has taken that revision meanwhile.
 */
export class Ghosts {
  private readonly ranges = new Map<string, { readonly from: number; readonly to: number }[]>();

  /** The stream on which the unit builds upon a failed one, or undefined. */
  haunted(unit: UnitOfWork): { readonly stream: string; readonly expectedRevision: number } | undefined {
    if (this.ranges.size === 0) return undefined;
    return unit.appends.find(({ stream, expectedRevision }) =>
      this.ranges.get(stream)?.some(({ from, to }) => from <= expectedRevision && expectedRevision <= to),
    );
  }

  add(failed: UnitOfWork): void {
    for (const { stream, expectedRevision, events } of failed.appends) {
      if (events.length === 0) continue;
      const ranges = this.ranges.get(stream) ?? [];
      ranges.push({ from: expectedRevision + 1, to: expectedRevision + events.length });
      this.ranges.set(stream, ranges);
    }
  }
}
