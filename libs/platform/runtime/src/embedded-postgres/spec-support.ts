import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres.js';

/**
 * For this library's own specs. They do not use the testing library, which is built on this one; its run folder they do
 * use, so that whatever they leave behind goes with the run.
 */
export function specFolder(): string {
  const run = process.env['CORRIDOR_TEST_RUN_DIR'];
  if (run === undefined) throw new Error('Not in a test run: jest-global-setup.js is not registered as globalSetup');
  return mkdtempSync(join(run, 'runtime-'));
}

/** Small memory: several servers may run at once on a machine that runs the tests. */
export function startForSpec(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ ...options, settings: { shared_buffers: '16MB', ...options.settings } });
}

export async function query<Row extends object>(connectionString: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString });
  // A spec may stop the server under the client.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A Node process of its own that runs `script`, in which `startEmbeddedPostgres` is imported. */
export class ChildNode {
  private constructor(private readonly child: ChildProcess, private readonly lines: string[]) {}

  static start(folder: string, script: string): ChildNode {
    const modules = compiledModules(folder);
    const main = join(modules, 'main.js');
    writeFileSync(main, `import { startEmbeddedPostgres } from './embedded-postgres.js';\n${script}`);
    const child = spawn(process.execPath, [main], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines: string[] = [];
    child.stdout?.on('data', (chunk: Buffer) => lines.push(...chunk.toString().split('\n').filter((line) => line !== '')));
    return new ChildNode(child, lines);
  }

  /** The next line that it prints. */
  async line(): Promise<string> {
    for (;;) {
      const line = this.lines.shift();
      if (line !== undefined) return line;
      if (this.child.exitCode !== null) throw new Error(`The process has ended with ${this.child.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill(signal);
    await ended;
  }
}

/** Plain Node can't read TypeScript, so the modules of this folder are compiled beside a link to the dependencies. */
function compiledModules(folder: string): string {
  const source = dirname(fileURLToPath(import.meta.url));
  const target = join(folder, 'modules');
  mkdirSync(target);
  writeFileSync(join(target, 'package.json'), '{"type":"module"}');
  symlinkSync(join(source, '../../../../../node_modules'), join(target, 'node_modules'));
  for (const name of readdirSync(source).filter((file) => file.endsWith('.ts') && !/spec/.test(file))) {
    const options = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } } as const;
    writeFileSync(join(target, name.replace(/\.ts$/, '.js')), transformSync(readFileSync(join(source, name), 'utf8'), options).code);
  }
  return target;
}
