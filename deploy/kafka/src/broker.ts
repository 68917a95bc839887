import { existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { basicEnvironment, type RunningProgram, startProgram } from '@corridor/deploy/processes';
import { answers } from './answers.js';
import { runTool } from './run-tool.js';
import { HOST, type KafkaPorts, serverProperties } from './server-properties.js';

/** One broker of a cluster. It keeps its address and its data however often it ends and starts again. */
export interface KafkaBroker {
  readonly id: number;
  readonly address: string;
  /** Null while it does not run. */
  readonly pid: number | null;
  /** Ends it without warning. */
  kill(): Promise<void>;
  /** Starts it again and waits until it has joined the cluster. */
  start(): Promise<void>;
  /** Lets it hand over what it leads; after a while it is killed. */
  stop(): Promise<void>;
  /** Freezes it (SIGSTOP): connections stay open and nobody answers. */
  suspend(): void;
  resume(): void;
}

export interface BrokerOptions {
  readonly id: number;
  /** Its own folder. */
  readonly folder: string;
  readonly cluster: readonly KafkaPorts[];
  readonly clusterId: string;
  readonly java: string;
  readonly jars: string;
  readonly outlivesUs: boolean;
  readonly onLog: (line: string) => void;
}

/** Seconds on a machine with time to spare; the limits are for one that has none. */
const FORMAT_TIMEOUT_MS = 300_000;
const START_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 10_000;
const LARGEST_LOG_BYTES = 8 * 1024 * 1024;
const SHOWN_LOG_BYTES = 4_000;
/** For a program of a second, compiling well costs more than it brings. */
const BRIEF_JVM = ['-Xmx128m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Djava.awt.headless=true'];
/** The serial collector: the heap is small, and several brokers share a machine with all the rest. */
const JVM = ['-Xms128m', '-Xmx448m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-XX:+ExitOnOutOfMemoryError', '-Djava.awt.headless=true'];
/** Warnings, and who counts as alive by the controller's word. */
const LOGGING = [
  'defaultLogLevel=warn',
  'log.org.apache.kafka.controller.ReplicationControlManager=info',
  'log.kafka.server.BrokerLifecycleManager=info',
  'showDateTime=true',
  "dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
  'logFile=System.out',
].map((setting) => `-Dorg.slf4j.simpleLogger.${setting}`);

export const pidFileOf = (folder: string): string => join(folder, 'broker.pid');

export class Broker implements KafkaBroker {
  readonly id: number;
  readonly address: string;
  private running: RunningProgram | null = null;
  private isWanted = false;
  private readonly logFile: string;

  constructor(private readonly options: BrokerOptions) {
    const ports = options.cluster[options.id - 1];
    if (ports === undefined) throw new Error(`There is no node ${options.id}`);
    this.id = options.id;
    this.address = `${HOST}:${ports.broker}`;
    this.logFile = join(options.folder, 'broker.log');
  }

  get pid(): number | null {
    return this.running?.pid ?? null;
  }

  async start(): Promise<void> {
    await this.launch();
    await this.joined(1);
  }

  /** Starts the process and waits for nothing: the first nodes of a cluster can only come up together. */
  async launch(): Promise<void> {
    if (this.running !== null) return;
    const { folder, java, onLog } = this.options;
    mkdirSync(folder, { recursive: true });
    const properties = join(folder, 'server.properties');
    const logDir = join(folder, 'data');
    writeFileSync(properties, serverProperties({ id: this.id, cluster: this.options.cluster, logDir }));
    if (!existsSync(join(logDir, 'meta.properties'))) await this.format(properties, logDir);
    if (existsSync(this.logFile) && statSync(this.logFile).size > LARGEST_LOG_BYTES) truncateSync(this.logFile);
    const pidFile = pidFileOf(folder);
    const running = await startProgram({
      name: this.name,
      file: java,
      args: [...JVM, ...LOGGING, `-Dcorridor.pid.file=${pidFile}`, '-cp', this.classPath, 'kafka.Kafka', properties],
      env: basicEnvironment(),
      cwd: folder,
      pidFile,
      output: { file: this.logFile },
      outlivesUs: this.options.outlivesUs,
    });
    this.running = running;
    this.isWanted = true;
    onLog(`${this.name} runs as process ${running.pid} on ${this.address}`);
    void running.ended.then(({ code, signal }) => {
      if (this.running === running) this.running = null;
      if (this.isWanted) onLog(`${this.name} has ended unexpectedly (${signal ?? code}); the end of its log:\n${this.endOfLog()}`);
    });
  }

  /** Waits until it answers and knows so many brokers. Throws with the end of its log when it does not come up. */
  async joined(brokers: number): Promise<void> {
    const { running } = this;
    const failure = () => (running?.ending() === null ? null : 'it has ended');
    try {
      await answers({ address: this.address, brokers, deadline: Date.now() + START_TIMEOUT_MS, failure });
    } catch (cause) {
      await this.kill();
      throw new Error(`${this.name} did not come up on ${this.address}: ${(cause as Error).message}\n${this.endOfLog()}`, { cause });
    }
  }

  async kill(): Promise<void> {
    this.isWanted = false;
    await this.running?.kill();
  }

  async stop(): Promise<void> {
    this.isWanted = false;
    // A frozen process takes no SIGTERM.
    this.resume();
    await this.running?.stop(STOP_TIMEOUT_MS);
  }

  suspend(): void {
    this.running?.signal('SIGSTOP');
  }

  resume(): void {
    this.running?.signal('SIGCONT');
  }

  private get name(): string {
    return `Kafka broker ${this.id}`;
  }

  private get classPath(): string {
    return join(this.options.jars, '*');
  }

  private async format(properties: string, logDir: string): Promise<void> {
    const { java, clusterId } = this.options;
    // In one word, because one id in 64 begins with a dash and would be taken for an option.
    const args = [...BRIEF_JVM, ...LOGGING, '-cp', this.classPath, 'kafka.tools.StorageTool', 'format', `--cluster-id=${clusterId}`, '--config', properties];
    try {
      await runTool({ file: java, args, env: basicEnvironment(), timeoutMs: FORMAT_TIMEOUT_MS, missing: `there is no ${java}` });
    } catch (error) {
      // Half of a format would pass for a whole one. There was nothing before it.
      rmSync(logDir, { recursive: true, force: true });
      throw error;
    }
  }

  private endOfLog(): string {
    return existsSync(this.logFile) ? readFileSync(this.logFile).subarray(-SHOWN_LOG_BYTES).toString().trim() : '';
  }
}
