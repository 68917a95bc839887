const INTERVAL_MS = 1_000;

/** Prints how far a long run is, at most once a second, and nothing when it takes less than that. */
export function progressLine(print: (line: string) => void = console.log): (stage: string, events: number, total: number) => void {
  let printedAt = performance.now();
  return (stage, events, total) => {
    const now = performance.now();
    if (now - printedAt < INTERVAL_MS) return;
    printedAt = now;
    print(`${stage}: ${events} of ${total} events`);
  };
}
