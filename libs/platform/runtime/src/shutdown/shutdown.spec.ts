import { setTimeout as sleep } from 'node:timers/promises';
import { Health } from '../health/health.js';
import { createLogger } from '../logs/logger.js';
import { Shutdown, type ShutdownStep } from './shutdown.js';

function setUp({ drainDelayMs = 0 } = {}) {
  const done: string[] = [];
  const lines: Record<string, unknown>[] = [];
  const exits: number[] = [];
  const health = new Health();
  const logger = createLogger({ name: 'test', destination: { write: (line) => void lines.push(JSON.parse(line)) } });
  const shutdown = new Shutdown({ logger, health, drainDelayMs, exit: (code) => void exits.push(code) });
  const step = (phase: ShutdownStep['phase'], name: string, more: Partial<ShutdownStep> = {}) =>
    shutdown.add({ name, phase, run: () => void done.push(name), ...more });
  return { shutdown, health, done, lines, exits, step };
}

describe('a shutdown', () => {
  it('stops consuming, drains, then closes what was opened last first, and logs each step', async () => {
    const { shutdown, step, done, lines } = setUp();
    step('close', 'pool');
    step('close', 'bus');
    step('drain', 'writers');
    step('stop-consuming', 'http');
    step('stop-consuming', 'consumers');
    expect(await shutdown.run('test')).toBe(0);
    expect(done).toEqual(['http', 'consumers', 'writers', 'bus', 'pool']);
    expect(lines.flatMap((line) => line['step'] ?? [])).toEqual(done);
  });

  it('fails readiness first and goes on serving for the drain delay', async () => {
    const { shutdown, health, step, done } = setUp({ drainDelayMs: 60 });
    step('stop-consuming', 'http');
    const running = shutdown.run('test');
    expect((await health.ready()).ready).toBe(false);
    await sleep(20);
    expect(done).toEqual([]);
    await running;
    expect(done).toEqual(['http']);
  });

  it('goes on after a step that fails or hangs, and then exits with 1', async () => {
    const { shutdown, step, done, lines } = setUp();
    step('stop-consuming', 'throws', { run: () => Promise.reject(new Error('no')) });
    step('drain', 'hangs', { run: () => new Promise(() => undefined), timeoutMs: 20 });
    step('close', 'pool');
    expect(await shutdown.run('test')).toBe(1);
    expect(done).toEqual(['pool']);
    expect(lines.filter((line) => line['level'] === 'error').map((line) => line['step'])).toEqual(['throws', 'hangs']);
  });

  it('runs once however often it is asked, and takes no more steps', async () => {
    const { shutdown, step, done } = setUp();
    step('close', 'pool');
    await Promise.all([shutdown.run('one'), shutdown.run('two')]);
    expect(done).toEqual(['pool']);
    expect(() => step('close', 'late')).toThrow('comes too late');
  });

  it('begins at the first signal and exits at once at the second', async () => {
    const { shutdown, step, exits } = setUp();
    let finish = (): void => undefined;
    step('drain', 'slow', { run: () => new Promise<void>((resolve) => (finish = resolve)) });
    const stopListening = shutdown.listen();
    process.emit('SIGTERM');
    await sleep(20);
    expect(exits).toEqual([]);
    process.emit('SIGINT');
    expect(exits).toEqual([130]);
    finish();
    expect(await shutdown.run('again')).toBe(0);
    await sleep(0);
    expect(exits).toEqual([130, 0]);
    stopListening();
  });
});
