import { randomUUID } from 'node:crypto';
import { Report } from '../checks/report.js';
import { checkEverything } from '../cluster/check-everything.js';
import { underLoad } from '../cluster/load.js';
import { type LoadedCluster, logsOf, openLoadedCluster } from '../cluster/loaded-cluster.js';
import { topicsOf, untilInSync } from '../kafka/cluster-state.js';
import { followTopics } from '../kafka/follow-topics.js';
import type { ShellRun } from '../load/from-shell.js';
import { type Complaint, type Gateways, linesOf, PatientClient } from '../load/patient-client.js';
import { printLoad } from '../load/print-load.js';
import { Random } from '../load/random.js';
import { emptyRecord } from '../load/record.js';
import { dealFaults } from './deck.js';
import { Injector } from './injector.js';
import { produceAgain, RecentMessages } from './recent-messages.js';
import { visitCommandGroup } from './stranger.js';
import type { UnderTest } from './under-test.js';

/** Two where a process that was suspended may meet another that has taken its work over. */
const INSTANCES = { gateway: 2, ledger: 2, payouts: 2 };
const BROKERS = 3;
const WORKERS = 8;
/** Two cores are to have room left to recover in. */
const REST_MS = { least: 50, most: 400 };
const GIVE_UP_MS = 300_000;
/** Of the writes, as a client sends again what it thinks is lost. */
const TWICE_PERCENT = 10;

/** The whole run. Gives back whether every check passed; throws when something does not recover, or does not answer. */
export async function runFaults({ count, seed, dataDir, print }: ShellRun): Promise<boolean> {
  const random = new Random(seed);
  const record = emptyRecord();
  const logs = logsOf(dataDir);
  const doubled = random.fork('doubled');
  const recent = { commands: new RecentMessages(), events: new RecentMessages() };
  const complain = (complaint: Complaint) => {
    record.complaints.push(complaint);
    print(`  complaint: ${linesOf(complaint.request)} ${complaint.what}`);
  };
  const requesterOf = (gateways: Gateways) => new PatientClient({ gateways, complain, heedsRetryAfter: true, giveUpMs: GIVE_UP_MS, sendsTwice: () => doubled.chance(TWICE_PERCENT) });
  let isWell = false;
  let cluster: LoadedCluster | null = null;
  try {
    cluster = await openLoadedCluster({ dataDir, record, random, logs, requesterOf, brokers: BROKERS, instances: INSTANCES, onEvent: (event) => recent.events.keep(event) });
    const { system, kafka, parties } = cluster;
    const topics = await topicsOf(kafka, 'commands');
    const tap = await followTopics({ kafka, groupId: `e2e-tap-${randomUUID()}`, topics, fromBeginning: false, take: (command) => recent.commands.keep(command) });
    const injector = new Injector({ system: underTestOf(cluster, recent), random: random.fork('faults'), print });
    await underLoad({ parties, record, random, workers: WORKERS, restMs: REST_MS }, () => injector.run(dealFaults(random.fork('deck'), count)));
    await tap.stop();
    await Promise.all(system.processes.map((each) => each.ready()));
    print('injected:');
    for (const [fault, times] of [...injector.injected].sort()) print(`  ${fault}: ${times}`);
    printLoad(record, print);
    print('checked:');
    const report = new Report(print);
    await checkEverything(cluster, record, report);
    isWell = report.finish();
  } finally {
    if (!isWell) logs.print(print);
    await cluster?.close();
  }
  return isWell;
}

function underTestOf({ system, kafka }: LoadedCluster, recent: Readonly<Record<'commands' | 'events', RecentMessages>>): UnderTest {
  return {
    processes: system.processes,
    brokers: system.kafka.brokers,
    restartPostgres: () => system.postgres.restartImmediate(),
    brokersInSync: () => untilInSync(kafka),
    async repeatMessages(of, perTopic) {
      const messages = recent[of].last(perTopic);
      await produceAgain(kafka, messages);
      return messages.length;
    },
    visitGroup: (service, stayMs) => visitCommandGroup({ kafka, service, stayMs }),
  };
}
