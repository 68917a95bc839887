import { setTimeout as sleep } from 'node:timers/promises';
import { type Ending, type RunningProgram, startProgram } from '@corridor/deploy/processes';
import type { AppName } from './topology.js';

/** One process of the system. It keeps its name and address however often it ends and starts again. */
export interface ManagedProcess {
  readonly app: AppName;
  /** Such as `ledger-2`. */
  readonly name: string;
  /** Where its HTTP plane is. */
  readonly origin: string;
  /** Null while it does not run. */
  readonly pid: number | null;
  /** Resolves when it has been started; see {@link ready}. */
  start(): Promise<void>;
  /** SIGTERM, as an operator would; resolves with the exit code, or null when it had to be killed. */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
  /** Freezes it (SIGSTOP). */
  suspend(): void;
  resume(): void;
  /** Waits until it says that it is ready; throws when it has ended or takes too long. */
  ready(): Promise<void>;
}

export interface ManagedProcessOptions {
  readonly app: AppName;
  readonly name: string;
  readonly origin: string;
  /** Of the built program. */
  readonly main: string;
  /** Asked for at each start. */
  readonly env: () => Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly pidFile: string;
  readonly onLine: (line: string) => void;
}

/** Seconds on a machine with time to spare. */
const READY_TIMEOUT_MS = 300_000;
/** Longer than a process gives itself to finish what it has. */
const STOP_TIMEOUT_MS = 45_000;
const PROBE_TIMEOUT_MS = 2_000;
const POLL_MS = 50;

export class NodeProcess implements ManagedProcess {
  readonly app: AppName;
  readonly name: string;
  readonly origin: string;
  private running: RunningProgram | null = null;
  private isWanted = false;

  constructor(private readonly options: ManagedProcessOptions) {
    this.app = options.app;
    this.name = options.name;
    this.origin = options.origin;
  }

  get pid(): number | null {
    return this.running?.pid ?? null;
  }

  async start(): Promise<void> {
    if (this.running !== null) throw new Error(`${this.name} runs already`);
    const { main, env, cwd, pidFile, onLine } = this.options;
    const running = await startProgram({
      ...{ name: this.name, file: process.execPath, env: env(), cwd, pidFile, output: { onLine } },
      // The program reads no arguments; this one tells whose it is, in a list of processes too.
      args: ['--enable-source-maps', main, `--pid-file=${pidFile}`],
    });
    this.running = running;
    this.isWanted = true;
    void running.ended.then((ending) => {
      if (this.running === running) this.running = null;
      if (this.isWanted) onLine(`${this.name} has ended unexpectedly (${said(ending)})`);
    });
  }

  async stop(): Promise<number | null> {
    this.isWanted = false;
    // A frozen process takes no SIGTERM.
    this.resume();
    const ending = await this.running?.stop(STOP_TIMEOUT_MS);
    return ending?.code ?? null;
  }

  async kill(): Promise<void> {
    this.isWanted = false;
    await this.running?.kill();
  }

  suspend(): void {
    this.running?.signal('SIGSTOP');
  }

  resume(): void {
    this.running?.signal('SIGCONT');
  }

  async ready(): Promise<void> {
    const deadline = Date.now() + READY_TIMEOUT_MS;
    while (!(await this.isReady())) {
      if (this.running === null) throw new Error(`${this.name} has ended before it was ready`);
      if (Date.now() > deadline) throw new Error(`${this.name} was not ready after ${READY_TIMEOUT_MS} ms`);
      await sleep(POLL_MS);
    }
  }

  private isReady(): Promise<boolean> {
    return fetch(`${this.origin}/health/ready`, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) }).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.status === 200;
      },
      () => false,
    );
  }
}

function said({ code, signal }: Ending): string {
  return signal ?? `exit code ${code}`;
}
