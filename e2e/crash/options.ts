export interface CrashOptions {
  readonly rounds: number;
  readonly seed: number;
}

const DEFAULT_ROUNDS = 30;
const MOST_ROUNDS = 10_000;
const SEEDS = 2 ** 32;

/** Reads `--rounds N --seed S`. Without a seed a new one is drawn, and printed, so that the run can be had again. */
export function readOptions(args: readonly string[]): CrashOptions {
  const given = new Map<string, number>();
  for (let index = 0; index < args.length; index += 2) {
    const [name, text] = [args[index] ?? '', args[index + 1] ?? ''];
    if (!['--rounds', '--seed'].includes(name) || !/^\d+$/.test(text)) {
      throw new Error('Usage: npm run e2e:crash -- [--rounds N] [--seed S], both whole numbers');
    }
    given.set(name, Number(text));
  }
  const rounds = given.get('--rounds') ?? DEFAULT_ROUNDS;
  if (rounds < 1 || rounds > MOST_ROUNDS) throw new Error(`--rounds is a number from 1 to ${MOST_ROUNDS}`);
  return { rounds, seed: (given.get('--seed') ?? Math.floor(Math.random() * SEEDS)) % SEEDS };
}
