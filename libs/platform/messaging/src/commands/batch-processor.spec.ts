import type { Command, Reply } from '@corridor/contracts';
import { newCommand, TestBed } from '../host/test-bed.fixture.js';
import type { CommandBatchHandler } from '../port/service.js';

let bed: TestBed;
beforeEach(async () => (bed = await TestBed.open()));
afterEach(async () => bed.close());

const byOf = (command: Command) => (command.payload as { by: number }).by;
const accepted = (command: Command): Reply<unknown, unknown> => ({ kind: 'accepted', view: { total: byOf(command) }, replayed: false, correlation: command.correlation });
const deciding = (commandBatch: CommandBatchHandler) => bed.instance({ handlers: () => ({}), definition: () => ({ commandBatch }) });

describe('a service that decides whole batches', () => {
  it('gets what came together at once, and each sender its own reply', async () => {
    const sizes: number[] = [];
    const { host, add } = deciding(async (batch) => {
      sizes.push(batch.length);
      return batch.map(accepted);
    });
    await host.start();
    const replies = await Promise.all(Array.from({ length: 100 }, (_, at) => add(newCommand('a', at))));
    expect(replies.map((reply) => reply.kind === 'accepted' && reply.view.total)).toEqual(Array.from({ length: 100 }, (_, at) => at));
    expect(sizes).toEqual([100]);
  });

  it('has only the command parked that spoils a batch', async () => {
    const { host, add } = deciding(async (batch) => {
      if (batch.some((command) => byOf(command) === 13)) throw new Error('thirteen');
      return batch.map(accepted);
    });
    await host.start();
    const replies = await Promise.all(Array.from({ length: 20 }, (_, at) => add(newCommand('a', at))));
    expect(replies.map(({ kind }) => kind)).toEqual(Array.from({ length: 20 }, (_, at) => (at === 13 ? 'failed' : 'accepted')));
    expect((await host.parked.list()).map(({ times }) => times)).toEqual([1]);
  });

  it('is asked again while the infrastructure is away', async () => {
    let away = 3;
    const { host, add } = deciding(async (batch) => {
      if ((away -= 1) >= 0) throw Object.assign(new Error('starting up'), { code: '57P03' });
      return batch.map(accepted);
    });
    await host.start();
    expect(await add(newCommand('a', 1))).toMatchObject({ kind: 'accepted' });
    expect(await host.parked.list()).toEqual([]);
  });

  it('is not called for what nobody can read, which is parked and answered', async () => {
    const { host, driver } = deciding(async (batch) => batch.map(accepted));
    await host.start();
    const answer = await driver.request('corridor.quotes.commands', { key: 'a', value: '{"id":' }, { timeoutMs: 2_000 });
    expect(JSON.parse(answer ?? '')).toEqual({ kind: 'failed' });
    expect(await host.parked.list()).toMatchObject([{ kind: 'command', message: '{"id":' }]);
  });
});
