import { ConfigError } from '@corridor/runtime';
import { readConfig } from './config.js';

describe('the settings of the system on one machine', () => {
  it('are one process of each app and one broker when nothing is said', () => {
    const { system, colours } = readConfig({});
    expect(system).toMatchObject({ dataDir: '.corridor/distributed', brokers: 1, gatewayPorts: [8_080], gatewayHost: 'localhost', env: {} });
    expect(new Set(Object.values(system.instances ?? {}))).toEqual(new Set([1]));
    expect(colours).toBeUndefined();
  });

  it('give each further gateway the next port', () => {
    const { system } = readConfig({ PORT: '9000', GATEWAYS: '3', LEDGERS: '2', KAFKA_BROKER_COUNT: '3' });
    expect(system.gatewayPorts).toEqual([9_000, 9_001, 9_002]);
    expect([system.instances?.gateway, system.instances?.ledger, system.brokers]).toEqual([3, 2, 3]);
  });

  it('leave the ports to the system for 0', () => {
    expect(readConfig({ PORT: '0', GATEWAYS: '2' }).system.gatewayPorts).toEqual([]);
  });

  it('pass on what is for every process, and nothing else', () => {
    const { system } = readConfig({ LOG_LEVEL: 'debug', QUOTE_LOCK_MS: '5s', DATABASE_URL: 'postgres://elsewhere', AWS_SECRET_ACCESS_KEY: 'x' });
    expect(system.env).toEqual({ LOG_LEVEL: 'debug', QUOTE_LOCK_MS: '5s' });
  });

  it('have no colours under NO_COLOR, whatever else says so', () => {
    expect(readConfig({ NO_COLOR: '1', FORCE_COLOR: '1' }).colours).toBe(false);
    expect(readConfig({ FORCE_COLOR: '1' }).colours).toBe(true);
  });

  it.each([{ KAFKA_BROKER_COUNT: '2' }, { LEDGERS: '0' }, { GATEWAYS: 'many' }, { PORT: '99999' }])('refuse %p by name', (env) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).toThrow(Object.keys(env)[0]);
  });
});
