import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { APPS } from '@corridor/deploy/local';
import { loadConfig } from '@corridor/runtime';
import { type ComposeService, readCompose, readEnvFile, variablesOf } from './compose-file.fixture.js';

type Schema = Parameters<typeof loadConfig>[0] & { readonly shape: object };

const COMPOSE = 'docker-compose.yml';
const CATALOGUE = '../../libs/platform/messaging/src/kafka/topics/topic-catalogue.js';
/** max_connections (100) without those that are kept for superusers. */
const CONNECTIONS_OF_POSTGRES = 97;
const example = readEnvFile('.env.example');
const SECRETS = {
  POSTGRES_PASSWORD: 'p'.repeat(32), INTERNAL_TOKEN: 't'.repeat(32), PERSONAL_DATA_KEY: 'a'.repeat(64),
  CUSTODY_SEALING_KEY: '5e'.repeat(32),
  OPS_KEY_HASH: createHash('sha256').update('ops_key').digest('hex'),
};
const compose = readCompose(COMPOSE, { ...example, ...SECRETS });
const dockerfile = readFileSync('deploy/docker/Dockerfile', 'utf8');

const service = (name: string): ComposeService => compose.services[name] ?? {};
const environmentOf = (app: string): Readonly<Record<string, string>> => service(app).environment ?? {};
const schemas = new Map<string, Schema>();
const schemaOf = (app: string): Schema => schemas.get(app) as Schema;
interface Config {
  readonly HOST: string;
  readonly PORT: number;
  readonly DRAIN_DELAY_MS: number;
  readonly DATABASE_CONNECTIONS?: number;
}
/** What the program would run with. */
const configOf = (app: string): Config => loadConfig(schemaOf(app), environmentOf(app)) as unknown as Config;
const secondsOf = (duration: string | undefined): number => Number(/^(\d+)s$/.exec(duration ?? '')?.[1]);

// By their paths, one after the other: what deploys knows programs by their place, not their code.
beforeAll(async () => {
  for (const app of APPS) schemas.set(app, ((await import(`../../apps/${app}/src/app.js`)) as { app: { environment: Schema } }).app.environment);
});

// No container engine is needed here. What these can't see is whether images can be pulled and containers talk.
describe('the compose file', () => {
  it('has every process of the system, and only programs that there are', () => {
    const programs = readdirSync('apps').filter((app) => existsSync(`apps/${app}/src/app.ts`));
    const built = Object.keys(compose.services).filter((name) => service(name).build !== undefined);
    expect(built.sort()).toEqual(programs.sort());
    expect(built.sort()).toEqual([...APPS].sort());
  });

  it('asks for nothing that the example of .env does not name, and the example names nothing else', () => {
    expect([...variablesOf(COMPOSE)].sort()).toEqual(Object.keys(example).sort());
  });

  it.each(Object.keys(SECRETS))('refuses to run without %s, and the example has none', (name) => {
    expect(example[name]).toBe('');
    expect(() => readCompose(COMPOSE, { ...example, ...SECRETS, [name]: '' })).toThrow(`${name} is missing`);
  });

  it('pins every image, and runs nothing with privileges or in the network of the host', () => {
    for (const [name, { image, build, network_mode, privileged }] of Object.entries(compose.services)) {
      expect([name, image]).toEqual([name, expect.stringMatching(build === undefined ? /^[a-z/]+:\d+\.\d+(\.\d+)?(-[a-z]+)?$/ : new RegExp(`^corridor/${name}:`))]);
      expect([network_mode, privileged]).toEqual([undefined, undefined]);
    }
  });

  it('opens one port, to this machine only, and keeps the services in a network without a way out', () => {
    const published = Object.entries(compose.services).flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]));
    expect(published).toEqual([['edge', '127.0.0.1:8080:8443']]);
    expect(compose.networks['inside']?.internal).toBe(true);
    const withWayOut = Object.keys(compose.services).filter((name) => service(name).networks?.some((network) => compose.networks[network]?.internal !== true));
    expect(withWayOut.sort()).toEqual(['edge', 'gateway', 'webhooks']);
  });

  it('waits for what is needed to be healthy, by the names of services that have a healthcheck', () => {
    for (const app of APPS) expect([app, Object.keys(service(app).depends_on ?? {})]).toEqual([app, expect.arrayContaining(['kafka'])]);
    for (const { depends_on = {} } of Object.values(compose.services)) {
      for (const [name, { condition }] of Object.entries(depends_on)) expect([name, condition, service(name).healthcheck !== undefined]).toEqual([name, 'service_healthy', true]);
    }
  });

  it('keeps what must survive in volumes of its own', () => {
    const kept = Object.entries(compose.services).flatMap(([name, { volumes = [] }]) => volumes.filter((volume) => !volume.startsWith('./')).map((volume) => `${name} ${volume}`));
    expect(kept).toEqual(['edge caddy:/data', 'postgres postgres:/var/lib/postgresql', 'kafka kafka:/var/lib/kafka/data']);
    expect(Object.keys(compose.volumes).sort()).toEqual(['caddy', 'kafka', 'postgres']);
  });

  it('has connections to the database for everybody, once over while a process is replaced', () => {
    const wanted = APPS.map(configOf).reduce((sum, { DATABASE_CONNECTIONS = 0 }) => sum + DATABASE_CONNECTIONS, 0);
    expect(wanted).toBeGreaterThan(0);
    expect(wanted + 10).toBeLessThanOrEqual(CONNECTIONS_OF_POSTGRES);
  });

  it('has a process for each service that has topics, and as many replicas of them as brokers', async () => {
    const brokers = environmentOf('accounts')['KAFKA_BROKERS']?.split(',') ?? [];
    expect(brokers).toEqual([environmentOf('kafka')['KAFKA_ADVERTISED_LISTENERS']?.replace('PLAINTEXT://', '')]);
    for (const app of APPS) expect(environmentOf(app)['KAFKA_REPLICATION_FACTOR']).toBe(String(brokers.length));
    const { allTopics } = (await import(CATALOGUE)) as { allTopics(replication: { replicationFactor: number }): { topic: string; config: Record<string, string> }[] };
    const topics = allTopics({ replicationFactor: brokers.length });
    const owners = new Set(topics.map(({ topic }) => topic.split('.')[1]));
    expect([...owners].sort()).toEqual(APPS.filter((app) => app !== 'gateway').sort());
    for (const { topic, config } of topics) expect([topic, Number(config['min.insync.replicas'])]).toEqual([topic, brokers.length]);
  });
});

describe.each(APPS)('%s in its container', (app) => {
  it('has an environment that its program accepts', () => {
    const { HOST, PORT } = configOf(app);
    expect([HOST, PORT]).toEqual(['0.0.0.0', 8080]);
  });

  it('is given no variable that its program does not read', () => {
    const known = Object.keys(schemaOf(app).shape);
    expect(Object.keys(environmentOf(app)).filter((variable) => !known.includes(variable))).toEqual([]);
  });

  it('is told where each peer is that it asks, at a service and port that there are', () => {
    const asked = Object.keys(schemaOf(app).shape).filter((variable) => variable.endsWith('_URL') && variable !== 'DATABASE_URL');
    for (const variable of asked) {
      const { hostname, port } = new URL(environmentOf(app)[variable] ?? '');
      expect([variable, hostname, port]).toEqual([variable, variable.replace(/_URL$/, '').toLowerCase(), environmentOf(hostname)['PORT']]);
    }
  });

  it('comes from the one Dockerfile, with its own program', () => {
    expect(service(app).build).toEqual({ context: '.', dockerfile: 'deploy/docker/Dockerfile', args: { APP: app } });
  });

  it('is healthy when it is ready, comes back when it ends, and has time to stop', () => {
    const { healthcheck, init, restart, stop_grace_period } = service(app);
    expect(healthcheck?.test).toEqual(['CMD', 'node', 'healthcheck.js']);
    expect([init, restart]).toEqual([true, 'unless-stopped']);
    const { DRAIN_DELAY_MS } = configOf(app);
    expect(secondsOf(stop_grace_period)).toBeGreaterThan(DRAIN_DELAY_MS / 1_000 + LONGEST_STOP_S);
  });
});

/** Of the gateway: requests under way 30 s, then two connections of 10 s each. Of a service: 20 s, then four of 10 s. */
const LONGEST_STOP_S = 60;

describe('the Dockerfile', () => {
  const stages = dockerfile.split(/^FROM /m).slice(1);
  const last = stages.at(-1) ?? '';

  it('pins the Node that the project asks for, once', () => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
    expect(dockerfile).toMatch(/^ARG NODE_IMAGE=node:20\.\d+\.\d+-[a-z]+-slim$/m);
    expect(engines.node).toBe('>=20.19.0');
    expect(stages.map((stage) => /^\W*(\w+)/.exec(stage)?.[1])).toEqual(['NODE_IMAGE', 'dependencies', 'dependencies', 'NODE_IMAGE']);
  });

  it('copies only what there is, and what the build context lets through', () => {
    const allowed = readFileSync('deploy/docker/Dockerfile.dockerignore', 'utf8').split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources]) => String(sources).split(' '));
    expect(copied.length).toBeGreaterThan(5);
    for (const source of copied) expect([source, existsSync(source), allowed.some((path) => source === path || source.startsWith(`${path}/`))]).toEqual([source, true, true]);
  });

  it('takes the program from APP alone, which only its last stage depends on', () => {
    expect(last).toMatch(/^ARG APP$/m);
    expect(stages.slice(0, -1).join('')).not.toMatch(/\$\{?APP\b/);
    for (const app of APPS) expect(existsSync(`apps/${app}/src/main.ts`)).toBe(true);
    expect(last).toMatch(/import '\.\/dist\/apps\/\$\{APP\}\/src\/main\.js';/);
  });

  it('runs as somebody who is not root, without packages for development or a database of its own', () => {
    expect(last.indexOf('USER node')).toBeGreaterThan(0);
    expect(last.indexOf('CMD ["node"')).toBeGreaterThan(last.indexOf('USER node'));
    expect(dockerfile).toContain('RUN npm prune --omit=dev --omit=optional');
    expect(last).toContain('COPY --from=production /corridor/node_modules');
  });

  it('checks health at the port that it listens on, as compose does', () => {
    const { healthcheck } = service('ledger');
    const [, interval, timeout] = /HEALTHCHECK --interval=(\S+) --timeout=(\S+)/.exec(last) ?? [];
    expect([interval, timeout]).toEqual([healthcheck?.interval, healthcheck?.timeout]);
    expect(last).toContain('CMD ["node", "healthcheck.js"]');
    expect(readFileSync('deploy/docker/healthcheck.js', 'utf8')).toContain('/health/ready');
    expect(/PORT=(\d+)/.exec(last)?.[1]).toBe(environmentOf('ledger')['PORT']);
    expect(last).toContain(`EXPOSE ${environmentOf('ledger')['PORT']}`);
  });
});

describe('the edge', () => {
  const caddyfile = readFileSync('deploy/docker/Caddyfile', 'utf8');

  it('hands over to the gateway, at its port, and listens where its port is published', () => {
    expect(caddyfile).toContain(`reverse_proxy gateway:${environmentOf('gateway')['PORT']}`);
    expect(service('edge').ports?.[0]?.split(':').at(-1)).toBe(/^:(\d+) \{$/m.exec(caddyfile)?.[1]);
  });

  it('is alone with the gateway in the network whose word the gateway takes', () => {
    const inFront = Object.keys(compose.services).filter((name) => service(name).networks?.includes('front'));
    expect(inFront.sort()).toEqual(['edge', 'gateway']);
    expect(environmentOf('gateway')['TRUSTED_PROXIES']).toBe(compose.networks['front']?.ipam?.config[0]?.subnet);
  });
});
