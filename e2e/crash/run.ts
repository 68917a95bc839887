import { checkMoney } from '../checks/check-money.js';
import { checkObjects } from '../checks/check-objects.js';
import { checkWebhooks } from '../checks/check-webhooks.js';
import { Report } from '../checks/report.js';
import { newParty, subscribe, type Subscription, WEBHOOK_RETRY_DELAYS_MS } from '../load/parties.js';
import { type Clients, PatientClient } from '../load/patient-client.js';
import { Random } from '../load/random.js';
import { allWrites, emptyRecord, type Party, type RunRecord } from '../load/record.js';
import { openingDeposits, work } from '../load/workload.js';
import { checkLedger } from './check-ledger.js';
import { Victim } from './chaos.js';

export interface CrashRun {
  readonly rounds: number;
  readonly seed: number;
  readonly dataDir: string;
  readonly port: number;
  readonly print: (line: string) => void;
}

const PARTIES = 3;
const WORKERS = 16;

/** The whole run. Gives back whether every check passed; throws when the system does not come back or does not answer. */
export async function runCrashTest({ rounds, seed, dataDir, port, print }: CrashRun): Promise<boolean> {
  const random = new Random(seed);
  const record = emptyRecord();
  const victim = new Victim({ dataDir, port, env: { WEBHOOK_RETRY_DELAYS_MS } });
  const subscriptions: Subscription[] = [];
  try {
    const { origin, sandbox } = await victim.start();
    const requesterOf = (clients: Clients) => new PatientClient({ clients, complain: (complaint) => record.complaints.push(complaint) });
    for (let index = 0; index < PARTIES; index += 1) {
      const party = await newParty({ origins: [origin], opsKey: sandbox.ops_key, requesterOf }, `Crash test ${index + 1}`);
      subscriptions.push(await subscribe(party, record, random.fork(`receiver ${index}`)));
    }
    const parties = subscriptions.map(({ party }) => party);
    await loadThroughCrashes({ victim, parties, random, record, rounds, print });
    printInjected(victim, record, print);
    print('checked:');
    const report = new Report(print);
    await checkWebhooks(subscriptions, record, report);
    await checkObjects(parties, record, report);
    await checkMoney(parties, record, report);
    await checkLedger(dataDir, report);
    await victim.stop();
    return report.finish();
  } finally {
    await victim.abandon();
    await Promise.all(subscriptions.map(({ receiver }) => receiver.close()));
  }
}

interface LoadOptions {
  readonly victim: Victim;
  readonly parties: readonly Party[];
  readonly random: Random;
  readonly record: RunRecord;
  readonly rounds: number;
  readonly print: (line: string) => void;
}

async function loadThroughCrashes({ victim, parties, random, record, rounds, print }: LoadOptions): Promise<void> {
  for (const [index, party] of parties.entries()) await openingDeposits({ party, random: random.fork(`opening ${index}`), record });
  let isOver = false;
  const workers = Array.from({ length: WORKERS }, (_, index) => {
    const party = parties[index % parties.length];
    if (party === undefined) throw new Error('there are no parties');
    return work({ party, random: random.fork(`worker ${index}`), record, isOver: () => isOver });
  });
  const all = Promise.all(workers);
  // A worker that gives up ends the run, also while a round is under way.
  all.catch(() => undefined);
  const chaos = random.fork('chaos');
  try {
    for (let round = 1; round <= rounds; round += 1) print(`round ${round}: ${await Promise.race([victim.round(chaos), failureOf(all)])}`);
  } finally {
    isOver = true;
  }
  await all;
}

async function failureOf(workers: Promise<unknown>): Promise<never> {
  await workers;
  throw new Error('the workers ended before the rounds were over');
}

function printInjected(victim: Victim, record: RunRecord, print: (line: string) => void): void {
  const writes = allWrites(record);
  const repeated = writes.filter(({ done }) => done.attempts > 1).length;
  print('injected:');
  for (const [injection, times] of victim.injected) print(`  kill -9 of ${injection}: ${times}`);
  print(`  ${writes.length} writes from ${WORKERS} clients of ${PARTIES} tenants, ${repeated} of them repeated with the same key until answered`);
  print(`  ${record.deposits.length} deposits, ${record.quotes.length} quotes, ${record.conversions.length} conversions, ${record.refusals.length} refused by the domain`);
}
