import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isAlive } from '@corridor/runtime';
import { basicEnvironment } from './environment.js';
import { endLeftover, leftoverOf } from './leftovers.js';
import { isFree, steadyPorts } from './ports.js';
import { type RunningProgram, startProgram } from './running-program.js';

/** Not the testing library's, which is built on this one; what a spec leaves there goes with the run. */
function specFolder(): string {
  const run = process.env['CORRIDOR_TEST_RUN_DIR'];
  if (run === undefined) throw new Error('Not in a test run');
  return mkdtempSync(join(run, 'processes-'));
}

interface Started {
  readonly program: RunningProgram;
  readonly pidFile: string;
  readonly lines: string[];
}

/** A Node of its own that runs a script, and has printed its first line. */
async function start(script: string): Promise<Started> {
  const pidFile = join(specFolder(), 'node.pid');
  const lines: string[] = [];
  let heard: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (heard = resolve));
  const onLine = (line: string) => {
    lines.push(line);
    heard();
  };
  const args = ['-e', `${script}; console.log('up');`, pidFile];
  const program = await startProgram({ name: 'node', file: process.execPath, args, env: basicEnvironment(), cwd: '/', pidFile, output: { onLine } });
  await first;
  return { program, pidFile, lines };
}

const FOR_EVER = 'setInterval(() => {}, 1000);';

describe('a program that was started', () => {
  it('has its pid file while it runs, and its lines are heard to the last', async () => {
    const { program, pidFile, lines } = await start(`process.on('SIGTERM', () => { console.log('last words'); process.exit(3); }); ${FOR_EVER}`);
    expect(readFileSync(pidFile, 'utf8')).toBe(`${program.pid}\n`);
    expect(await program.stop(10_000)).toEqual({ code: 3, signal: null });
    expect(lines).toEqual(['up', 'last words']);
    expect(existsSync(pidFile)).toBe(false);
  });

  it('is killed when it does not stop in time', async () => {
    const { program } = await start(`process.on('SIGTERM', () => {}); ${FOR_EVER}`);
    expect(await program.stop(100)).toEqual({ code: null, signal: 'SIGKILL' });
    expect(isAlive(program.pid)).toBe(false);
  });

  it('can be stopped after it has ended', async () => {
    const { program } = await start('');
    expect(await program.ended).toEqual({ code: 0, signal: null });
    expect(await program.stop(100)).toEqual({ code: 0, signal: null });
    expect(await program.kill()).toEqual({ code: 0, signal: null });
  });

  it('says what is wrong when there is no such program', async () => {
    const pidFile = join(specFolder(), 'x.pid');
    const starting = startProgram({ name: 'the thing', file: 'no-such-program', args: [pidFile], env: {}, cwd: '/', pidFile, output: { onLine: () => undefined } });
    await expect(starting).rejects.toThrow("the thing can't be started");
    expect(existsSync(pidFile)).toBe(false);
  });
});

describe('what a parent that was killed has left', () => {
  it('is found by its pid file and ended', async () => {
    const { program, pidFile } = await start(FOR_EVER);
    expect(leftoverOf(pidFile)).toBe(program.pid);
    expect(await endLeftover(pidFile)).toBe(program.pid);
    expect(isAlive(program.pid)).toBe(false);
    expect(await endLeftover(pidFile)).toBeNull();
  });

  it('is not taken for another process that has its id now', async () => {
    const { program } = await start(FOR_EVER);
    const other = join(specFolder(), 'other.pid');
    writeFileSync(other, `${program.pid}\n`);
    expect(await endLeftover(other)).toBeNull();
    expect(isAlive(program.pid)).toBe(true);
    await program.kill();
  });
});

describe('steady ports', () => {
  it('are different, free, and not among those of outgoing connections', async () => {
    const ports = await steadyPorts(8);
    expect(new Set(ports).size).toBe(8);
    expect(await Promise.all(ports.map(isFree))).toEqual(ports.map(() => true));
    expect(Math.max(...ports)).toBeLessThan(32_768);
  });
});

it('leaves variables behind that a child does not need', async () => {
  const env = basicEnvironment({ PATH: process.env['PATH'], DATABASE_URL: 'postgres://secret', KAFKA_OPTS: '-X' });
  const { stdout } = await promisify(execFile)(process.execPath, ['-p', 'Object.keys(process.env)'], { env });
  expect(stdout).toContain('PATH');
  expect(stdout).not.toMatch(/DATABASE_URL|KAFKA_OPTS/);
});
