import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { basicEnvironment } from '@corridor/deploy/processes';
import { repositoryRoot } from './repository.js';

const MOST_OUTPUT_CHARACTERS = 1_000_000;

export interface TerminalOptions {
  /** Of the built program, relative to the repository. */
  readonly program: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** A program as a user has it in a terminal: what it prints, what Ctrl-C does, and how it ends. */
export class Terminal {
  /** Resolves with its exit code, or null when a signal ended it. */
  readonly ended: Promise<number | null>;
  private text = '';
  private readonly child: ChildProcess;

  constructor({ program, args = [], env }: TerminalOptions) {
    const root = repositoryRoot();
    this.child = spawn(process.execPath, ['--enable-source-maps', join(root, program), ...args], {
      ...{ cwd: root, env: { ...basicEnvironment(), ...env } },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => (this.text = (this.text + chunk).slice(-MOST_OUTPUT_CHARACTERS)));
    }
    const kill = () => this.child.kill('SIGKILL');
    process.once('exit', kill);
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code) => {
        process.removeListener('exit', kill);
        resolve(code);
      });
    });
  }

  get output(): string {
    return this.text;
  }

  /** Waits until it has printed a text. */
  async prints(text: string, timeoutMs: number): Promise<void> {
    const look = async () => {
      const deadline = Date.now() + timeoutMs;
      while (!this.text.includes(text)) {
        if (Date.now() > deadline) throw new Error(`it has not printed "${text}" in time, but:\n${this.text.slice(-8_000)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    const end = this.ended.then((code) => {
      if (!this.text.includes(text)) throw new Error(`it ended with ${code} before it printed "${text}":\n${this.text.slice(-8_000)}`);
    });
    await Promise.race([look(), end]);
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}
