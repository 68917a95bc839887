/** What a program needs of the surroundings to run at all: where programs, the home and temporary files are. */
const BASIC = ['PATH', 'HOME', 'USER', 'LANG', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LD_LIBRARY_PATH'];

/**
 * The environment that a child starts from. All other variables stay behind: one that is set in the shell for something
 * else, such as DATABASE_URL, would silently change the system, and ours may hold secrets.
 */
export function basicEnvironment(env: NodeJS.ProcessEnv = process.env): Record<string, string> {
  return Object.fromEntries(
    BASIC.flatMap((name) => {
      const value = env[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
