import { z } from 'zod';
import { ConfigError } from './config-error.js';
import { bool, commaList, durationMs, port, urlOf } from './fields.js';
import { loadConfig } from './load-config.js';

const schema = z.object({
  PORT: port().default(8080),
  DATABASE_URL: urlOf('postgres'),
  KAFKA_BROKERS: commaList(),
  DRAIN_DELAY_MS: durationMs().default(5_000),
  VERBOSE: bool().default(false),
});

const good = { DATABASE_URL: 'postgresql://localhost/corridor', KAFKA_BROKERS: 'one:9092, two:9092' };

function messageFor(env: Record<string, string>): string {
  try {
    loadConfig(schema, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('the configuration', () => {
  it('is parsed into its own types, with defaults', () => {
    expect(loadConfig(schema, { ...good, VERBOSE: 'Yes', UNRELATED: 'x' })).toEqual({
      PORT: 8080,
      DATABASE_URL: good.DATABASE_URL,
      KAFKA_BROKERS: ['one:9092', 'two:9092'],
      DRAIN_DELAY_MS: 5_000,
      VERBOSE: true,
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig(schema, { ...good, PORT: '' }).PORT).toBe(8080);
    expect(messageFor({ ...good, DATABASE_URL: '' })).toContain('DATABASE_URL: is required but not set');
  });

  it('names every bad variable at once and says what is wrong with it', () => {
    const message = messageFor({ PORT: '70000', DATABASE_URL: 'http://x', KAFKA_BROKERS: ' , ', VERBOSE: 'maybe' });
    expect(message).toContain('PORT: must be a port from 0 to 65535');
    expect(message).toContain('DATABASE_URL: must be a URL that begins with postgres:// or postgresql://');
    expect(message).toContain('KAFKA_BROKERS: must be a list of values between commas');
    expect(message).toContain('VERBOSE: must be true or false');
  });

  it('never prints a value, even when a field would quote it', () => {
    const quoting = z.object({ OPS_KEY: z.string().refine(() => false, { error: (issue) => `bad: ${String(issue.input)}` }) });
    expect(() => loadConfig(quoting, { OPS_KEY: 'ops_verysecret' })).toThrow('OPS_KEY: bad: [value]');
    expect(messageFor({ ...good, DATABASE_URL: 'mysql://me:hunter2@db' })).not.toContain('hunter2');
  });

  it.each([['250', 250], ['250ms', 250], ['5s', 5_000], ['2m', 120_000], ['1h', 3_600_000]])(
    'reads the duration %s as %d ms',
    (text, expected) => expect(loadConfig(schema, { ...good, DRAIN_DELAY_MS: text }).DRAIN_DELAY_MS).toBe(expected),
  );

  it.each(['-1', '1.5s', '5 s', 'soon'])('refuses the duration %s', (text) => {
    expect(messageFor({ ...good, DRAIN_DELAY_MS: text })).toContain('DRAIN_DELAY_MS: must be a duration');
  });
});
