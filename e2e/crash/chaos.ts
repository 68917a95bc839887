import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { postmasterBelow } from '../support/postmaster.js';
import { type Standalone, startStandalone } from '../support/standalone.js';
import type { Random } from '../load/random.js';

/**
 * What is killed in a round. PostgreSQL alone is not restarted by the process beside it, so a round that begins with it
 * goes on a while without a database and then takes the process too.
 */
const INJECTIONS = ['the process', 'the process, then PostgreSQL', 'PostgreSQL, then the process'] as const;
export type Injection = (typeof INJECTIONS)[number];

export interface ChaosOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
}

const LOAD_MS = { least: 200, most: 2_500 };
const WITHOUT_DATABASE_MS = { least: 20, most: 600 };

/** The system under test: it is killed and started again, always on the same folder and port. */
export class Victim {
  readonly injected = new Map<Injection, number>();
  private current: Standalone | null = null;

  constructor(private readonly options: ChaosOptions) {}

  async start(): Promise<Standalone> {
    this.current = await startStandalone(this.options);
    return this.current;
  }

  async stop(): Promise<void> {
    await this.current?.stop();
    this.current = null;
  }

  /** Kills everything at once, for the way out after a failure. */
  async abandon(): Promise<void> {
    await this.current?.kill();
    const server = existsSync(this.options.dataDir) ? postmasterBelow(this.options.dataDir) : null;
    if (server !== null) killIfAlive(server);
  }

  /** Lets the load run for a while, kills, and starts again. Gives back what happened, for the log. */
  async round(random: Random): Promise<string> {
    const loadMs = random.between(LOAD_MS.least, LOAD_MS.most);
    const injection = random.chance(70) ? INJECTIONS[0] : random.pick(INJECTIONS.slice(1));
    const betweenMs = random.between(WITHOUT_DATABASE_MS.least, WITHOUT_DATABASE_MS.most);
    await sleep(loadMs);
    await this.inject(injection, betweenMs);
    this.injected.set(injection, (this.injected.get(injection) ?? 0) + 1);
    const startedAt = performance.now();
    await this.start();
    return `after ${loadMs} ms of load killed ${injection}; ready again in ${Math.round(performance.now() - startedAt)} ms`;
  }

  private async inject(injection: Injection, betweenMs: number): Promise<void> {
    const server = postmasterBelow(this.options.dataDir);
    if (server === null) throw new Error('no PostgreSQL runs on the data folder');
    switch (injection) {
      case 'the process':
        await this.current?.kill();
        return;
      case 'the process, then PostgreSQL':
        await this.current?.kill();
        killIfAlive(server);
        return;
      case 'PostgreSQL, then the process':
        killIfAlive(server);
        await sleep(betweenMs);
        await this.current?.kill();
        return;
      default:
        throw new Error(`${String(injection satisfies never)} is no injection`);
    }
  }
}

function killIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
