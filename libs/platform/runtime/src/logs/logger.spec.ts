import { setTimeout as sleep } from 'node:timers/promises';
import { withLogContext } from './log-context.js';
import { createLogger } from './logger.js';

function recording() {
  const lines: string[] = [];
  const logger = createLogger({ name: 'quotes', level: 'debug', destination: { write: (line) => void lines.push(line) } });
  return { logger, lines, last: (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? '') };
}

describe('a log line', () => {
  it('is JSON with name, level and time', () => {
    const { logger, last } = recording();
    logger.info({ quote: 'q1' }, 'quoted');
    expect(last()).toMatchObject({ name: 'quotes', level: 'info', quote: 'q1', msg: 'quoted' });
    expect(last()['time']).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('carries the context it was written in, across awaits, and nothing of another', async () => {
    const { logger, lines, last } = recording();
    await Promise.all(
      ['a', 'b'].map((requestId) =>
        withLogContext({ requestId, correlation: 'c' }, async () => {
          await sleep(5);
          withLogContext({ step: 'inner' }, () => logger.info(requestId));
        }),
      ),
    );
    const seen = lines.map((line) => JSON.parse(line)).map(({ requestId, correlation, step, msg }) => ({ requestId, correlation, step, msg }));
    expect(seen).toEqual(['a', 'b'].map((id) => ({ requestId: id, correlation: 'c', step: 'inner', msg: id })));
    logger.info('outside');
    expect(last()).not.toHaveProperty('requestId');
  });
});

describe('the redaction of logs', () => {
  it.each([
    ['sk_test_4eC39HqLyjWDarjtT1', 'sk_test_[redacted]'],
    ['pk_live_4eC39HqLyjWDarjtT1', 'pk_live_[redacted]'],
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw+/==', 'whsec_[redacted]'],
    ['ops_5d2f9c0a7b', 'ops_[redacted]'],
    ['Authorization: Bearer abc.def-ghi', 'Authorization: Bearer [redacted]'],
    ['postgres://corridor:p@ss@db:5432/x', 'postgres://corridor:[redacted]@db:5432/x'],
  ])('masks %s in the middle of any string', (secret, masked) => {
    const { logger, last } = recording();
    logger.info({ deep: { list: [`before ${secret} after`] } }, `message ${secret}`);
    expect(last()).toMatchObject({ deep: { list: [`before ${masked} after`] }, msg: `message ${masked}` });
  });

  it.each(['authorization', 'secret', 'password', 'key', 'token', 'endpointSecret', 'access_token', 'apiKey', 'Cookie'])(
    'masks whatever stands under the name %s, at any depth',
    (field) => {
      const { logger, lines, last } = recording();
      for (const value of ['hun"ter2', 4711, ['hunter2', 'b}]'], { inner: 'hunter2' }]) {
        logger.info({ a: { b: { [field]: value, kept: 'yes' } } });
        expect(last()['a']).toEqual({ b: { [field]: '[redacted]', kept: 'yes' } });
      }
      expect(lines.join('')).not.toMatch(/ter2|4711/);
    },
  );

  it('masks secrets in errors and in child loggers', () => {
    const { logger, lines } = recording();
    const error = Object.assign(new Error('refused sk_live_abcdefghijk'), { password: 'hunter2' });
    logger.child({ token: 'hunter2' }).error({ err: error }, 'failed');
    expect(lines.join('')).not.toMatch(/hunter2|abcdefghijk/);
  });

  it('leaves ids and keys that are no secret readable', () => {
    const { logger, last } = recording();
    logger.info({ idempotencyKey: 'order-1', partitionKey: 'acc_1', amount: 1 });
    expect(last()).toMatchObject({ idempotencyKey: 'order-1', partitionKey: 'acc_1', amount: 1 });
  });
});
