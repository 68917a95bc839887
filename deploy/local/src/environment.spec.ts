import { environmentOf, originOf, type Surroundings } from './environment.js';
import { APPS, countsOf, type Instance, instancesOf } from './topology.js';

const instances = instancesOf({ ...countsOf(), ledger: 2 }, [8_080], (() => {
  let next = 20_000;
  return () => (next += 1);
})());

const around: Surroundings = {
  instances,
  databaseUrl: 'postgres://corridor:hidden@127.0.0.1:1/corridor',
  kafka: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3'],
  internalToken: 'token',
  opsKeyHash: 'hash',
  personalDataKey: 'key',
  sealingKey: 'seal',
  defaultTenant: null,
  gatewayHost: '0.0.0.0',
  env: { LOG_LEVEL: 'debug' },
};

function instance(name: string): Instance {
  const found = instances.find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

describe('the environment of a process', () => {
  it('has nothing of ours that the process is not meant to read', () => {
    process.env['KAFKA_SSL'] = 'true';
    try {
      for (const each of instances) expect(environmentOf(each, around)).not.toHaveProperty('KAFKA_SSL');
    } finally {
      delete process.env['KAFKA_SSL'];
    }
  });

  it('has what the caller says, over what it would be', () => {
    expect(environmentOf(instance('quotes-1'), { ...around, env: { DATABASE_URL: 'another' } })['DATABASE_URL']).toBe('another');
  });

  it('names every instance of a peer', () => {
    const origins = ['ledger-1', 'ledger-2'].map((name) => originOf(instance(name), around.gatewayHost));
    expect(environmentOf(instance('gateway-1'), around)['LEDGER_URL']).toBe(origins.join(','));
  });

  it('lets gateways listen where they are told to, and services on loopback only', () => {
    const hosts = APPS.map((app) => [app, environmentOf(instance(`${app}-1`), around)['HOST']]);
    expect(hosts).toEqual(APPS.map((app) => [app, app === 'gateway' ? '0.0.0.0' : '127.0.0.1']));
    expect(originOf(instance('gateway-1'), '0.0.0.0')).toBe('http://localhost:8080');
  });

  it('has the database for those who have one', () => {
    const without = APPS.filter((app) => environmentOf(instance(`${app}-1`), around)['DATABASE_URL'] === undefined);
    expect(without).toEqual(['gateway']);
  });

  it('has the key of personal data for accounts alone', () => {
    const withKey = APPS.filter((app) => environmentOf(instance(`${app}-1`), around)['PERSONAL_DATA_KEY'] !== undefined);
    expect(withKey).toEqual(['accounts']);
  });

  it('has the key that seals seeds for custody alone', () => {
    const told = APPS.filter((app) => environmentOf(instance(`${app}-1`), around)['CUSTODY_SEALING_KEY'] !== undefined);
    expect(told).toEqual(['custody']);
  });

  it('tells gateways of the default tenant once there is one', () => {
    expect(environmentOf(instance('gateway-1'), around)).not.toHaveProperty('DEFAULT_TENANT');
    expect(environmentOf(instance('gateway-1'), { ...around, defaultTenant: 'x' })['DEFAULT_TENANT']).toBe('x');
  });

  it('asks for as many replicas as there are brokers, three at most', () => {
    const replicas = (kafka: readonly string[]) => environmentOf(instance('ledger-1'), { ...around, kafka })['KAFKA_REPLICATION_FACTOR'];
    expect([replicas(['a']), replicas(['a', 'b', 'c']), replicas(['a', 'b', 'c', 'd'])]).toEqual(['1', '3', '3']);
  });
});

it.each([0, 1.5, 21])('refuses to start %d of an app', (count) => {
  expect(() => countsOf({ ledger: count })).toThrow('There can be 1 to 20 of ledger');
});
