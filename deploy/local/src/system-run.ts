import { mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type KafkaCluster, startKafka } from '@corridor/deploy/kafka';
import { endLeftover, isFree, steadyPorts } from '@corridor/deploy/processes';
import { ConfigError, lockFolder } from '@corridor/runtime';
import { prepareSandbox } from './demo-tenant.js';
import { environmentOf, originOf, type Surroundings } from './environment.js';
import { endImmediately, PostgresOfSystem } from './local-postgres.js';
import { NodeProcess } from './managed-process.js';
import { uuidOf } from './public-id.js';
import { mainOf, repositoryRoot } from './repository.js';
import { readSandbox } from './sandbox-file.js';
import { secretsOf } from './secrets.js';
import type { LocalSystem, SystemOptions } from './system.js';
import { type AppName, countsOf, type Instance, instancesOf, SERVICES, STOP_ORDER } from './topology.js';

const DEFAULT_HOST = 'localhost';
/** What a service's process takes at most, and some for whoever looks on. */
const CONNECTIONS_PER_PROCESS = 12;
const SPARE_CONNECTIONS = 60;

const postgresFolder = (dataDir: string): string => join(dataDir, 'postgres');

/** One run of the system, which can be stopped at any moment of its start. */
export class SystemRun {
  private processes: readonly NodeProcess[] = [];
  private postgres: Promise<PostgresOfSystem> | undefined;
  private kafka: Promise<KafkaCluster> | undefined;
  private unlock: (() => void) | undefined;
  private around: Surroundings | undefined;
  private stopping: Promise<void> | undefined;

  constructor(private readonly options: SystemOptions) {}

  async start(): Promise<LocalSystem> {
    const { brokers, instances: wanted, gatewayPorts = [], gatewayHost = DEFAULT_HOST, env = {} } = this.options;
    const dataDir = this.takeFolder();
    await this.endLeftovers(dataDir);
    await refuseTaken(gatewayPorts);
    const counts = countsOf(wanted);
    const ports = await steadyPorts(1 + 2 * brokers + Object.values(counts).reduce((sum, count) => sum + count, 0));
    const takePort = () => ports.pop() ?? 0;
    const instances = instancesOf(counts, gatewayPorts, takePort);
    const [postgres, kafka] = await this.startInfrastructure(dataDir, instances, takePort);
    const { opsKey, ...secrets } = secretsOf(dataDir);
    const known = readSandbox(dataDir);
    const defaultTenant = known === null ? null : uuidOf(known.tenant_id);
    const around = { instances, databaseUrl: postgres.connectionString, kafka: kafka.bootstrap, ...secrets, defaultTenant, gatewayHost, env };
    const processes = await this.startProcesses(around, dataDir);
    const processesOf = (app: AppName) => processes.filter((each) => each.app === app);
    const origins = processesOf('gateway').map(({ origin }) => origin);
    const sandbox = await prepareSandbox(dataDir, { origin: origins[0] ?? '', opsKey });
    if (known === null) await this.tellGateways(around, uuidOf(sandbox.tenant_id));
    this.refuseWhenStopping();
    return { origins, sandbox, kafka, postgres, processes, processesOf, stop: () => this.stop() };
  }

  stop(): Promise<void> {
    return (this.stopping ??= this.stopAll());
  }

  /** For a process that is about to exit: lets nothing outlive it, and waits for nothing. All but the database ends with it. */
  abandon(): void {
    if (this.postgres !== undefined) endImmediately(postgresFolder(this.options.dataDir));
  }

  private takeFolder(): string {
    mkdirSync(this.options.dataDir, { recursive: true });
    const dataDir = realpathSync(this.options.dataDir);
    this.unlock = lockFolder(dataDir);
    return dataDir;
  }

  private async endLeftovers(dataDir: string): Promise<void> {
    const folder = join(dataDir, 'processes');
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder)) {
      const pid = await endLeftover(join(folder, name));
      if (pid !== null) this.say('corridor', `ended the process ${pid} (${name}), which an earlier start has left`);
    }
  }

  /** Both at once: each takes seconds, mostly on its own. */
  private startInfrastructure(dataDir: string, instances: readonly Instance[], takePort: () => number): Promise<[PostgresOfSystem, KafkaCluster]> {
    const services = instances.filter(({ app }) => SERVICES.some((service) => service === app)).length;
    this.postgres = PostgresOfSystem.start({
      dataDir: postgresFolder(dataDir),
      port: takePort(),
      mostConnections: services * CONNECTIONS_PER_PROCESS + SPARE_CONNECTIONS,
      onLog: (line) => this.say('postgresql', line),
    });
    this.kafka = startKafka({
      dataDir: join(dataDir, 'kafka'),
      brokers: this.options.brokers,
      ports: Array.from({ length: this.options.brokers }, () => ({ broker: takePort(), controller: takePort() })),
      onLog: (line) => this.say('kafka', line),
    });
    return Promise.all([this.postgres, this.kafka]);
  }

  private async startProcesses(around: Surroundings, dataDir: string): Promise<readonly NodeProcess[]> {
    this.refuseWhenStopping();
    this.around = around;
    const processes = (this.processes = around.instances.map((instance) => this.processOf(instance, around, dataDir)));
    await Promise.all(processes.map((each) => each.start()));
    await Promise.all(processes.map((each) => each.ready()));
    return processes;
  }

  /** Once: a tenant is made through a gateway, and gateways are told of their tenant when they start. */
  private async tellGateways(around: Surroundings, defaultTenant: string): Promise<void> {
    this.refuseWhenStopping();
    this.around = { ...around, defaultTenant };
    const gateways = this.processes.filter(({ app }) => app === 'gateway');
    await Promise.all(gateways.map((each) => each.stop()));
    this.refuseWhenStopping();
    await Promise.all(gateways.map((each) => each.start()));
    await Promise.all(gateways.map((each) => each.ready()));
  }

  private processOf(instance: Instance, around: Surroundings, dataDir: string): NodeProcess {
    const { app, name } = instance;
    return new NodeProcess({
      ...{ app, name, main: mainOf(app), cwd: repositoryRoot() },
      origin: originOf(instance, around.gatewayHost),
      env: () => environmentOf(instance, this.around ?? around),
      pidFile: join(dataDir, 'processes', `${name}.pid`),
      onLine: (line) => this.say(name, line),
    });
  }

  private async stopAll(): Promise<void> {
    for (const wave of STOP_ORDER) {
      await Promise.all(this.processes.filter(({ app }) => wave.includes(app)).map((each) => each.stop()));
    }
    // What failed to start has nothing to stop.
    const [postgres, kafka] = await Promise.all([this.postgres?.catch(() => undefined), this.kafka?.catch(() => undefined)]);
    await Promise.all([postgres?.stop(), kafka?.stop()]);
    this.unlock?.();
  }

  private refuseWhenStopping(): void {
    if (this.stopping !== undefined) throw new Error('the system is being stopped');
  }

  private say(source: string, text: string): void {
    this.options.onLine?.({ source, text });
  }
}

/** Otherwise whoever listens there would be taken for our own gateway, which could not. */
async function refuseTaken(ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    if (!(await isFree(port))) throw new ConfigError([{ variable: 'PORT', problem: `port ${port} is taken by somebody else` }]);
  }
}
