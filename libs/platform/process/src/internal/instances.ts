/** How long an instance that failed is left in peace; then one request at a time finds out whether it is back. */
const SUSPICION_MS = 2_000;

/** The instances of a peer, taken in turn. Those that failed lately come last, so that one that hangs delays few. */
export class Instances {
  private readonly suspectUntil = new Map<string, number>();
  private turn = 0;

  constructor(
    private readonly origins: readonly string[],
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    if (origins.length === 0) throw new Error('a peer has at least one instance');
  }

  /** All of them, in the order in which a request should try them. */
  inTurn(): readonly string[] {
    const { origins, suspectUntil } = this;
    const first = this.turn;
    this.turn = (first + 1) % origins.length;
    const rotated = [...origins.slice(first), ...origins.slice(0, first)];
    const nowMs = this.nowMs();
    const due = rotated.find((origin) => (suspectUntil.get(origin) ?? Infinity) <= nowMs);
    if (due !== undefined) suspectUntil.set(due, nowMs + SUSPICION_MS);
    const trusted = rotated.filter((origin) => origin === due || !suspectUntil.has(origin));
    return [...trusted, ...rotated.filter((origin) => !trusted.includes(origin))];
  }

  failed(origin: string): void {
    this.suspectUntil.set(origin, this.nowMs() + SUSPICION_MS);
  }

  answered(origin: string): void {
    this.suspectUntil.delete(origin);
  }
}
