import { setTimeout as sleep } from 'node:timers/promises';
import { Report } from '../checks/report.js';
import { checkEverything } from '../cluster/check-everything.js';
import { underLoad } from '../cluster/load.js';
import { type LoadedCluster, logsOf, openLoadedCluster } from '../cluster/loaded-cluster.js';
import type { ShellRun } from '../load/from-shell.js';
import { type Complaint, type Gateways, linesOf } from '../load/patient-client.js';
import { printLoad } from '../load/print-load.js';
import { Random } from '../load/random.js';
import { emptyRecord } from '../load/record.js';
import { BalancedClient } from './balanced-client.js';
import { Balancer } from './balancer.js';
import { Latencies } from './latencies.js';

/** Two of each. */
const INSTANCES = { gateway: 2, accounts: 2, quotes: 2, ledger: 2, collections: 2, payouts: 2, custody: 2, webhooks: 2 } as const;
const APPS = Object.keys(INSTANCES) as (keyof typeof INSTANCES)[];
const WORKERS = 6;
const REST_MS = { least: 20, most: 150 };
/** Several times as long as the load balancer takes to notice. */
const DRAIN_DELAY_MS = 2_000;
const BEFORE_MS = 8_000;
const BETWEEN_MS = 1_500;
/** As many apps are restarted at once, each one instance after the other: as an installer rolls them all out, each by itself. */
const LANES = 2;
const BEFORE = 'before';
const DURING = 'during';

/** The whole run: each process is stopped and started once a round. Gives back whether every check passed. */
export async function runRolling({ count: rounds, seed, dataDir, print }: ShellRun): Promise<boolean> {
  const random = new Random(seed);
  const record = emptyRecord();
  const logs = logsOf(dataDir);
  const latencies = new Latencies();
  const broken: string[] = [];
  const balancer = new Balancer();
  let isWell = false;
  let cluster: LoadedCluster | null = null;
  try {
    const complain = ({ request, what }: Complaint) => {
      broken.push(`${linesOf(request)} ${what}`);
      print(`  complaint: ${linesOf(request)} ${what}`);
    };
    const requesterOf = (gateways: Gateways) => {
      balancer.watch(gateways.map(({ fleexpay }) => new URL(fleexpay.baseUrl).origin));
      return new BalancedClient({ gateways, balancer, latencies, complain });
    };
    cluster = await openLoadedCluster({ dataDir, record, random, logs, requesterOf, brokers: 1, instances: INSTANCES, env: { DRAIN_DELAY_MS: String(DRAIN_DELAY_MS) } });
    const codes = new Map<string, unknown>();
    const { system, parties } = cluster;
    await underLoad({ parties, record, random, workers: WORKERS, restMs: REST_MS }, async () => {
      latencies.begin(BEFORE);
      await sleep(BEFORE_MS);
      latencies.begin(DURING);
      for (let round = 0; round < rounds; round += 1) await inLanes(LANES, APPS, async (app) => {
        for (const each of system.processesOf(app)) codes.set(each.name, await restart(each, print));
      });
    });
    printLoad(record, print);
    print(`  before: ${latencies.summary((phase) => phase === BEFORE)}`);
    print(`  during: ${latencies.summary((phase) => phase === DURING)}`);
    print(`  held until a gateway was ready: ${balancer.held} requests`);
    print('checked:');
    const report = new Report(print);
    report.check('every process that was asked to stop ended well', [...codes].filter(([, code]) => code !== 0).map(([name, code]) => `${name} ended with ${String(code)}`), `${codes.size} processes`);
    report.check('every request was answered at its first attempt', broken, latencies.summary(() => true));
    await checkEverything(cluster, record, report);
    isWell = report.finish();
  } finally {
    balancer.stop();
    if (!isWell) logs.print(print);
    await cluster?.close();
  }
  return isWell;
}

interface Restartable {
  readonly name: string;
  stop(): Promise<unknown>;
  start(): Promise<void>;
  ready(): Promise<void>;
}

/** Does something with each of some, so many at once, in their order. */
async function inLanes<Item>(lanes: number, items: readonly Item[], does: (item: Item) => Promise<void>): Promise<void> {
  const queue = [...items];
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await does(next);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Stops and starts one process, lets things settle, and says how long it took. Gives back its exit code. */
async function restart(each: Restartable, print: (line: string) => void): Promise<unknown> {
  const startedAt = performance.now();
  const code = await each.stop();
  const stoppedAt = performance.now();
  await each.start();
  await each.ready();
  const readyAt = performance.now();
  await sleep(BETWEEN_MS);
  const took = `stopped in ${Math.round(stoppedAt - startedAt)} ms with ${String(code)}, ready again after ${Math.round(readyAt - stoppedAt)} ms`;
  print(`${each.name.padEnd(14)} ${took}`);
  return code;
}
