import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

export interface LogLine {
  /** Such as `ledger-2`. */
  readonly source: string;
  readonly text: string;
}

const TAIL_LINES = 15;

/** Lines that only tell of the usual course of things. */
const USUAL = /^\{"level":"(?:info|debug|trace)"/;

/** What the processes print: all of it in a file each, and the last lines of what is unusual at hand. */
export class ProcessLogs {
  private readonly tails = new Map<string, string[]>();

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  readonly take = ({ source, text }: LogLine): void => {
    appendFileSync(join(this.folder, `${source.replace(/[^\w-]/g, '-')}.log`), `${text}\n`);
    if (USUAL.test(text)) return;
    const tail = this.tails.get(source) ?? [];
    this.tails.set(source, tail);
    tail.push(text);
    if (tail.length > TAIL_LINES) tail.shift();
  };

  /** The last lines of each, for whoever asks what went wrong. */
  print(print: (line: string) => void): void {
    for (const [source, tail] of [...this.tails].sort(([a], [b]) => (a < b ? -1 : 1))) {
      print(`-- the last warnings of ${source}; all that it printed is in ${this.folder}`);
      for (const text of tail) print(`   ${text.slice(0, 1_000)}`);
    }
  }
}
