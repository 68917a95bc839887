import { commandsIn, cpuSecondsIn } from './running.js';

type Metrics = ReadonlyMap<string, string>;

/** The commands that one conversion is made of, outermost first: the time of each contains that of the next. */
const COMMANDS = ['quotes.ExecuteQuote', 'ledger.PostTransactions'] as const;

/** What lies between two scrapes, for so many conversions: means in milliseconds, and processor time by process. */
export function whereTimeGoes(before: Metrics, after: Metrics, conversions: number): string {
  const handled = COMMANDS.map((type) => `${type} ${meanMs(before, after, type).toFixed(1)} ms`);
  const cpu = [...after].map(([name, text]) => {
    const seconds = cpuSecondsIn(text) - cpuSecondsIn(before.get(name) ?? '');
    return `${name} ${((1000 * seconds) / conversions).toFixed(2)}`;
  });
  return `from taking to answer: ${handled.join(', ')}; ms of CPU a conversion: ${cpu.join(', ')}`;
}

function meanMs(before: Metrics, after: Metrics, type: string): number {
  const [earlier, later] = [totalOf(before, type), totalOf(after, type)];
  const count = later.count - earlier.count;
  return count === 0 ? 0 : (1000 * (later.seconds - earlier.seconds)) / count;
}

function totalOf(metrics: Metrics, type: string): { count: number; seconds: number } {
  const total = { count: 0, seconds: 0 };
  for (const text of metrics.values()) {
    const { count, seconds } = commandsIn(text, type);
    total.count += count;
    total.seconds += seconds;
  }
  return total;
}
