/** One environment variable that can't be used, and why. Never holds the variable's value. */
export interface ConfigProblem {
  readonly variable: string;
  readonly problem: string;
}

/** The environment can't be used. The message has one line per bad variable; no value is ever printed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly ConfigProblem[]) {
    const lines = problems.map(({ variable, problem }) => `  ${variable}: ${problem}`);
    super(`The configuration is not usable:\n${lines.join('\n')}`);
  }
}
