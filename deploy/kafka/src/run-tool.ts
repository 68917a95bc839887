import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const MOST_OUTPUT_BYTES = 16 * 1024 * 1024;

export interface Tool {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
  /** What to do when there is no such program. */
  readonly missing: string;
}

/** Runs a program to its end and gives back all that it printed. Throws with that when it fails or takes too long. */
export async function runTool({ file, args, env, timeoutMs, missing }: Tool): Promise<string> {
  try {
    const { stdout, stderr } = await promisify(execFile)(file, args, {
      ...{ env, timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: MOST_OUTPUT_BYTES, windowsHide: true },
    });
    return stdout + stderr;
  } catch (cause) {
    const failure = cause as NodeJS.ErrnoException & { stdout?: string; stderr?: string; killed?: boolean };
    if (failure.code === 'ENOENT') throw new Error(missing, { cause });
    const why = failure.killed === true ? `took longer than ${timeoutMs} ms` : `ended with ${failure.code}`;
    throw new Error(`${file} ${why}:\n${failure.stdout ?? ''}${failure.stderr ?? ''}`.trim(), { cause });
  }
}
