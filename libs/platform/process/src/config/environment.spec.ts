import { type ConfigError, loadConfig } from '@corridor/runtime';
import { z } from 'zod';
import type { Service } from '../service/service.js';
import { originsOf, serviceEnvironment } from './service-environment.js';

interface Accounts {
  account(): Promise<null>;
}
const service: Service<{ QUOTE_LOCK_MS: z.ZodDefault<z.ZodCoercedNumber> }, { accounts: Accounts }, object> = {
  name: 'quotes',
  settings: { QUOTE_LOCK_MS: z.coerce.number().default(30) },
  asks: { accounts: { account: true } },
  queryMethods: {},
  assemble: () => Promise.reject(new Error('not put together here')) as never,
};
const environment = serviceEnvironment(service);
const good = {
  DATABASE_URL: 'postgres://localhost/corridor',
  KAFKA_BROKERS: 'one:9092, two:9092',
  INTERNAL_TOKEN: 'a-token-of-at-least-thirty-two-characters',
  ACCOUNTS_URL: 'http://accounts-1:8080,https://accounts-2',
};

function wrong(env: Record<string, string>): string[] {
  try {
    loadConfig(environment, env);
    return [];
  } catch (error) {
    return (error as ConfigError).problems.map(({ variable }) => variable).sort();
  }
}

describe("the environment of a service's process", () => {
  it('needs a database, brokers, the token and its peers; the rest has defaults', () => {
    expect(wrong({})).toEqual(['ACCOUNTS_URL', 'DATABASE_URL', 'INTERNAL_TOKEN', 'KAFKA_BROKERS']);
    expect(loadConfig(environment, good)).toMatchObject({
      KAFKA_BROKERS: ['one:9092', 'two:9092'],
      KAFKA_REPLICATION_FACTOR: 3,
      KAFKA_SSL: false,
      HOST: 'localhost',
      DRAIN_DELAY_MS: 0,
      QUOTE_LOCK_MS: 30,
    });
  });

  it('names all that is wrong at once', () => {
    const bad = {
      DATABASE_URL: 'mysql://localhost',
      KAFKA_BROKERS: 'one',
      KAFKA_REPLICATION_FACTOR: '0',
      INTERNAL_TOKEN: 'short',
      ACCOUNTS_URL: 'http://accounts/path',
      INSTANCE_ID: 'a b',
      PORT: '70000',
      QUOTE_LOCK_MS: 'soon',
    };
    expect(wrong(bad)).toEqual(Object.keys(bad).sort());
  });

  it('takes the three SASL variables together or not at all', () => {
    expect(wrong({ ...good, KAFKA_SASL_USERNAME: 'me' })).toEqual(['KAFKA_SASL_MECHANISM', 'KAFKA_SASL_PASSWORD']);
    const sasl = { KAFKA_SASL_MECHANISM: 'scram-sha-512', KAFKA_SASL_USERNAME: 'me', KAFKA_SASL_PASSWORD: 'p' };
    expect(wrong({ ...good, ...sasl })).toEqual([]);
  });

  it('names an instance after its app and machine when nobody does', () => {
    expect(loadConfig(environment, good)['INSTANCE_ID']).toMatch(/^quotes-[A-Za-z0-9._-]+$/);
  });

  it('knows where the instances of a peer are', () => {
    expect(originsOf(loadConfig(environment, good), 'accounts')).toEqual(['http://accounts-1:8080', 'https://accounts-2']);
  });
});
