import { join } from 'node:path';
import { runTool } from './run-tool.js';

/** Kafka 3.9 runs on 11 too, but that is deprecated; 17 is what it is tried with here. */
const LEAST_JAVA = 17;
const TIMEOUT_MS = 30_000;
const MISSING = `Kafka needs Java ${LEAST_JAVA} or newer, and there is no java on the PATH nor in JAVA_HOME`;

/**
 * The Java to run brokers with: that of JAVA_HOME, else the one on the PATH.
 *
 * @throws when there is none or it is too old.
 */
export async function findJava(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const home = env['JAVA_HOME'];
  const file = home === undefined || home === '' ? 'java' : join(home, 'bin', 'java');
  const printed = await runTool({ file, args: ['-version'], env, timeoutMs: TIMEOUT_MS, missing: MISSING });
  const version = javaVersion(printed);
  if (version === null) throw new Error(`${file} -version says nothing of a version: ${printed.trim()}`);
  if (version < LEAST_JAVA) throw new Error(`Kafka needs Java ${LEAST_JAVA} or newer; ${file} is Java ${version}`);
  return file;
}

/** The feature release in what `java -version` prints; up to 8 it was the second number. */
export function javaVersion(printed: string): number | null {
  const match = /version "(\d+)(?:\.(\d+))?/.exec(printed);
  if (match === null) return null;
  const first = Number(match[1]);
  return first === 1 ? Number(match[2]) : first;
}
