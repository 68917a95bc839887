import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '@corridor/testing';
import type { MemberTask } from './member.fixture.js';

const SOURCES = ['libs/contracts', 'libs/money', 'libs/platform/event-store', 'libs/platform/messaging', 'libs/platform/runtime'];
const MEMBER = 'libs/platform/messaging/src/kafka/member.fixture.js';

/** Compiles the driver into a folder of its own, so that a process can run it: one that can be killed without the spec. */
export function compiledDriver(): string {
  const folder = temporaryFolder('member');
  execFileSync(process.execPath, ['tools/build/build.mjs', ...SOURCES, '--no-specs', `--out=${folder}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  return folder;
}

/** A member of a group in a process of its own. */
export class MemberProcess {
  /** The values that its handler has begun. */
  readonly taken: string[] = [];
  private readonly child: ChildProcess;

  constructor(folder: string, task: MemberTask) {
    this.child = fork(join(folder, MEMBER), [JSON.stringify(task)], { execArgv: [] });
    this.child.on('message', (value) => void this.taken.push(value as string));
  }

  /** Ends it without warning: it commits nothing and does not leave its group. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }
}
