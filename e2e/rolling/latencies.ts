/** How long requests took, by what went on meanwhile. A request counts where it ended. */
export class Latencies {
  private readonly byPhase = new Map<string, number[]>();
  private phase = 'at first';

  /** What goes on from now on. */
  begin(phase: string): void {
    this.phase = phase;
  }

  add(durationMs: number): void {
    const durations = this.byPhase.get(this.phase) ?? [];
    this.byPhase.set(this.phase, durations);
    durations.push(durationMs);
  }

  /** One line on some phases together. */
  summary(phases: (phase: string) => boolean): string {
    const durations = [...this.byPhase].filter(([phase]) => phases(phase)).flatMap(([, each]) => each);
    return summaryOf(durations);
  }
}

export function summaryOf(durationsMs: readonly number[]): string {
  if (durationsMs.length === 0) return 'no requests';
  const sorted = [...durationsMs].sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);
  return `${sorted.length} requests, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`;
}
