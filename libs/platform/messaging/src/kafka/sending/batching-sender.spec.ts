import { createLogger } from '@corridor/runtime';
import { eventually } from '@corridor/testing';
import { BatchingSender } from './batching-sender.js';

const logger = createLogger({ name: 'spec', level: 'silent' });

function senderWith(send: (values: string[]) => Promise<void>, ensureTopic = async () => undefined as void) {
  const stopping = new AbortController();
  const sender = new BatchingSender({ topic: 't', ensureTopic, send: (messages) => send(messages.map(({ value }) => String(value))), logger, signal: stopping.signal });
  return { sender, stop: () => stopping.abort() };
}

describe('a sender', () => {
  it('sends what comes while a batch is under way together, after it', async () => {
    const sent: string[][] = [];
    const { sender } = senderWith(async (values) => {
      sent.push(values);
      await Promise.resolve();
      if (sent.length === 1) for (const value of ['2', '3']) sender.push({ value }, 1_000);
    });
    sender.push({ value: '0' }, 1_000);
    sender.push({ value: '1' }, 1_000);
    await sender.idle();
    expect(sent).toEqual([['0', '1'], ['2', '3']]);
  });

  it('sends a batch that failed again before anything else, so that order holds', async () => {
    const sent: string[][] = [];
    const { sender } = senderWith(async (values) => {
      sent.push(values);
      if (sent.length === 1) sender.push({ value: 'later' }, 1_000);
      if (sent.length < 3) throw new Error('the broker is away');
    });
    sender.push({ value: 'first' }, 5_000);
    await sender.idle();
    expect(sent).toEqual([['first'], ['first'], ['first'], ['later']]);
  });

  it('tries each message once, however late it is, and gives up when nobody waits any more', async () => {
    let tries = 0;
    const { sender } = senderWith(async () => {
      tries += 1;
      throw new Error('the broker is away');
    });
    sender.push({ value: 'late' }, 0);
    await sender.idle();
    expect(tries).toBe(1);
  });

  it('sends nothing while the topic can not be made, and all of it when it can', async () => {
    let away = 2;
    const sent: string[] = [];
    const { sender } = senderWith(
      async (values) => void sent.push(...values),
      async () => {
        if ((away -= 1) >= 0) throw new Error('no controller');
      },
    );
    sender.push({ value: '0' }, 5_000);
    await sender.idle();
    expect(sent).toEqual(['0']);
  });

  it('keeps batches below what a partition takes at once', async () => {
    const sizes: number[] = [];
    const { sender } = senderWith(async (values) => void sizes.push(values.length));
    for (let at = 0; at < 4; at += 1) sender.push({ value: 'x'.repeat(300 * 1024) }, 1_000);
    await eventually(() => expect(sizes).toEqual([1, 1, 1, 1]));
  });
});
