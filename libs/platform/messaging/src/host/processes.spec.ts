import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@corridor/testing';
import { appendOf, contextOfCommand } from '../append-of.js';
import { commandOf } from '../bus/command-bus.js';
import { mintId } from '../ids/ids.js';
import { StillUnknown } from '../port/handling.js';
import { counterProcess, newCommand, Reserve, TestBed, totalOf } from './test-bed.fixture.js';

let bed: TestBed;
beforeEach(async () => (bed = await TestBed.open()));
afterEach(async () => bed.close());

const never = () => new Promise<void>(() => undefined);
const states = async () => (await bed.pool.query<{ state: string }>(`select state from quotes.outcomes`)).rows.map(({ state }) => state);
const checkpoint = async () => (await bed.pool.query(`select position from quotes.checkpoints where name = 'process/counters'`)).rows[0]?.position ?? 0;

describe('an intent whose process was killed before its end', () => {
  it('is resumed at once by the next start, and its command is answered (invariant 7)', async () => {
    const killed = bed.instance({ timeoutMs: 200, definition: (store) => ({ process: counterProcess(store, never) }), host: { instance: 'i' } });
    await killed.host.start();
    const commands = Array.from({ length: 20 }, (_, at) => newCommand(`k${at}`, at));
    const replies = await Promise.all(commands.map((command) => killed.reserve(command)));
    expect(new Set(replies.map(({ kind }) => kind))).toEqual(new Set(['unknown']));
    await eventually(async () => expect(await states()).toEqual(commands.map(() => 'open')));

    // No grace would have run out within the test: these are resumed because they were there at the start.
    const next = bed.instance({ host: { instance: 'i', graceMs: 600_000 } });
    await next.host.start();
    await eventually(async () => expect(new Set(await states())).toEqual(new Set(['final'])), { timeoutMs: 20_000 });
    for (const command of commands) {
      const total = command.payload.by;
      expect(await next.reserve(command)).toEqual({ kind: 'accepted', view: { total }, replayed: true, correlation: 'request' });
      expect(await totalOf(next.store, command.payload.counter)).toBe(total);
    }
  });

  it('is taken over by another instance once it is left behind, and ends once (invariants 7 and 8)', async () => {
    let left = true;
    const hanging = async () => {
      while (left) await sleep(20);
    };
    const first = bed.instance({ timeoutMs: 100, definition: (store) => ({ process: counterProcess(store, hanging) }), host: { instance: 'i' } });
    const second = bed.instance({ timeoutMs: 100, host: { instance: 'i' } });
    await Promise.all([first.host.start(), second.host.start()]);
    expect(await first.reserve(newCommand('a', 6))).toEqual({ kind: 'unknown' });
    await sleep(500);
    expect(await states()).toEqual(['open']);
    await eventually(async () => expect(await states()).toEqual(['final']), { timeoutMs: 5_000 });
    left = false;
    await sleep(200);
    expect(await totalOf(first.store, 'a')).toBe(6);
    expect((await first.store.readStream('a')).map(({ type }) => type)).toEqual(['Reserved', 'Settled']);
  });
});

describe('a process', () => {
  it('keeps its checkpoint below its oldest open intent, and moves it on when that has ended', async () => {
    let agree = () => {};
    const agreed = new Promise<void>((resolve) => (agree = resolve));
    const ask = async ({ stream }: { stream: string }) => (stream === 'slow' ? agreed : undefined);
    const { host, store, reserve } = bed.instance({ definition: (made) => ({ process: counterProcess(made, ask) }) });
    await host.start();
    await reserve(newCommand('a', 1));
    const slow = reserve(newCommand('slow', 1));
    await eventually(async () => expect((await store.head()).position).toBe(3));
    await reserve(newCommand('b', 1));
    await eventually(async () => expect(await checkpoint()).toBe(2));
    await sleep(250);
    expect(await checkpoint()).toBe(2);
    agree();
    await slow;
    await eventually(async () => expect(await checkpoint()).toBe(6));
  });

  it('ends an intent that no command of its own has an outcome for', async () => {
    const { host, store } = bed.instance();
    const command = commandOf(Reserve, newCommand('a', 3, { id: mintId<'command'>() }));
    const event = { type: 'Reserved', data: { by: 3 } };
    await store.commit({ appends: [appendOf(contextOfCommand(command), { stream: 'a', revision: -1 }, [event])] });
    await host.start();
    await eventually(async () => expect(await totalOf(store, 'a')).toBe(3));
    expect(await states()).toEqual([]);
  });

  it('does many keys at once', async () => {
    let atOnce = 0;
    let most = 0;
    const ask = async () => {
      most = Math.max(most, (atOnce += 1));
      await sleep(50);
      atOnce -= 1;
    };
    const { host, reserve } = bed.instance({ definition: (made) => ({ process: counterProcess(made, ask) }) });
    await host.start();
    const replies = await Promise.all(Array.from({ length: 100 }, (_, at) => reserve(newCommand(`k${at}`, 1))));
    expect(replies.every(({ kind }) => kind === 'accepted')).toBe(true);
    expect(most).toBeGreaterThan(20);
  });

  it('lets other intents go on while more than it does at once keep failing', async () => {
    const ask = async ({ stream }: { stream: string }) => {
      if (stream.startsWith('bad')) throw new StillUnknown();
    };
    const { host, reserve } = bed.instance({ timeoutMs: 4_000, definition: (made) => ({ process: counterProcess(made, ask) }) });
    await host.start();
    const failing = Array.from({ length: 300 }, (_, at) => reserve(newCommand(`bad${at}`, 1)));
    await eventually(async () => expect(await states()).toHaveLength(300));
    expect(await reserve(newCommand('good', 1))).toMatchObject({ kind: 'accepted' });
    expect(new Set((await Promise.all(failing)).map(({ kind }) => kind))).toEqual(new Set(['unknown']));
  });
});
