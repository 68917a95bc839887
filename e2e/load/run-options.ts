export interface RunOptions {
  /** How much is to happen, in the run's own unit. */
  readonly count: number;
  readonly seed: number;
}

/** How a run is called, and what it counts. */
export interface RunCommand {
  /** The npm script. */
  readonly script: string;
  /** Name of the option, such as `rounds`. */
  readonly unit: string;
  readonly defaultCount: number;
}

const MOST = 10_000;
const SEEDS = 2 ** 32;

/** Reads `--<unit> N --seed S`. Without a seed a new one is drawn, and printed, so that the run can be had again. */
export function readRunOptions({ script, unit, defaultCount }: RunCommand, args: readonly string[]): RunOptions {
  const given = new Map<string, number>();
  for (let index = 0; index < args.length; index += 2) {
    const [name, text] = [args[index] ?? '', args[index + 1] ?? ''];
    if (![`--${unit}`, '--seed'].includes(name) || !/^\d+$/.test(text)) {
      throw new Error(`Usage: npm run ${script} -- [--${unit} N] [--seed S], both whole numbers`);
    }
    given.set(name, Number(text));
  }
  const count = given.get(`--${unit}`) ?? defaultCount;
  if (count < 1 || count > MOST) throw new Error(`--${unit} is a number from 1 to ${MOST}`);
  return { count, seed: (given.get('--seed') ?? Math.floor(Math.random() * SEEDS)) % SEEDS };
}

/** The first line of a run, and how to have it again. */
export function runLine({ script, unit }: RunCommand, { count, seed }: RunOptions): string {
  return `seed ${seed}, ${count} ${unit}; the same again: npm run ${script} -- --${unit} ${count} --seed ${seed}`;
}
