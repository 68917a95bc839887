import { checkLife } from '../checks/check-life.js';
import { checkMoney } from '../checks/check-money.js';
import { checkObjects } from '../checks/check-objects.js';
import { checkWebhooks } from '../checks/check-webhooks.js';
import { findAll } from '../checks/found.js';
import { Report } from '../checks/report.js';
import { untilSettled } from '../checks/settled.js';
import { underLoad } from '../cluster/load.js';
import { newParty, type Subscription, WEBHOOK_RETRY_DELAYS_MS } from '../load/parties.js';
import { type Gateways, PatientClient } from '../load/patient-client.js';
import { printLoad } from '../load/print-load.js';
import { Random } from '../load/random.js';
import { emptyRecord, type Party, type RunRecord } from '../load/record.js';
import { openingDeposits } from '../load/workload.js';
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
/** Of the writes, as a client sends again what it thinks is lost. */
const TWICE_PERCENT = 10;
/** Shorter than most rounds, so that what moves by itself meets the end of the process on its way. */
const SANDBOX_DELAY_MS = 500;

/** The whole run. Gives back whether every check passed; throws when the system does not come back or does not answer. */
export async function runCrashTest({ rounds, seed, dataDir, port, print }: CrashRun): Promise<boolean> {
  const random = new Random(seed);
  const record = emptyRecord();
  const victim = new Victim({ dataDir, port, env: { WEBHOOK_RETRY_DELAYS_MS, SANDBOX_DELAY_MS: String(SANDBOX_DELAY_MS) } });
  const subscriptions: Subscription[] = [];
  try {
    const { origin, sandbox } = await victim.start();
    const doubled = random.fork('doubled');
    const requesterOf = (gateways: Gateways) => new PatientClient({ gateways, complain: (complaint) => record.complaints.push(complaint), sendsTwice: () => doubled.chance(TWICE_PERCENT) });
    const make = (_: unknown, index: number) => newParty({ origins: [origin], opsKey: sandbox.ops_key, requesterOf, record }, `Crash test ${index + 1}`, random.fork(`party ${index}`));
    subscriptions.push(...(await Promise.all(Array.from({ length: PARTIES }, make))).flat());
    const parties = [...new Set(subscriptions.map(({ party }) => party))];
    await loadThroughCrashes({ victim, parties, random, record, rounds, print });
    printInjected(victim, record, print);
    print('checked:');
    const report = new Report(print);
    report.check('all that moves by itself has come to its end', await untilSettled(parties, record));
    const found = new Map(await Promise.all(parties.map(async (party) => [party, await findAll(party)] as const)));
    await checkWebhooks(subscriptions, record, found, report);
    await checkObjects(parties, record, report);
    await checkMoney(parties, record, found, report);
    await checkLife(parties, record, found, report);
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
  await Promise.all(parties.map((party, index) => openingDeposits({ party, random: random.fork(`opening ${index}`), record })));
  const chaos = random.fork('chaos');
  await underLoad({ parties, random, record, workers: WORKERS }, async () => {
    for (let round = 1; round <= rounds; round += 1) print(`round ${round}: ${await victim.round(chaos)}`);
  });
}

function printInjected(victim: Victim, record: RunRecord, print: (line: string) => void): void {
  print('injected:');
  for (const [injection, times] of victim.injected) print(`  kill -9 of ${injection}: ${times}`);
  printLoad(record, print);
}
