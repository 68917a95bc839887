import { ok, Client } from '../support/client.js';
import type { Endpoint } from '../support/objects.js';
import { NO_LIMITS, Operator } from '../support/operator.js';
import { startReceiver } from '../support/receiver.js';
import type { Standalone } from '../support/standalone.js';
import { checkLedger } from './check-ledger.js';
import { checkMoney } from './check-money.js';
import { checkObjects } from './check-objects.js';
import { checkWebhooks, type Subscription } from './check-webhooks.js';
import { Victim } from './chaos.js';
import type { CrashOptions } from './options.js';
import { PatientClient } from './patient-client.js';
import { Random } from './random.js';
import { allWrites, emptyRecord, type Party, type RunRecord } from './record.js';
import { Report } from './report.js';
import { openingDeposits, work } from './workload.js';

export interface CrashRun extends CrashOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly print: (line: string) => void;
}

const PARTIES = 3;
const WORKERS = 16;
/** Short, and as many as a long run with a receiver that often refuses may need. */
const RETRY_DELAYS_MS = '200,400,800,1500,2000,2000,3000,3000,3000,3000';
/** How often the receivers answer 500, so that deliveries are repeated without any crash too. */
const REFUSED_PERCENT = 10;

/** The whole run. Gives back whether every check passed; throws when the system does not come back or does not answer. */
export async function runCrashTest({ rounds, seed, dataDir, port, print }: CrashRun): Promise<boolean> {
  const random = new Random(seed);
  const record = emptyRecord();
  const victim = new Victim({ dataDir, port, env: { WEBHOOK_RETRY_DELAYS_MS: RETRY_DELAYS_MS } });
  const subscriptions: Subscription[] = [];
  try {
    const standalone = await victim.start();
    for (let index = 0; index < PARTIES; index += 1) {
      subscriptions.push(await subscribe(await newParty(standalone, record, index), random.fork(`receiver ${index}`)));
    }
    const parties = subscriptions.map(({ party }) => party);
    await loadThroughCrashes({ victim, parties, random, record, rounds, print });
    printInjected(victim, record, print);
    print('checked:');
    const report = new Report(print);
    await checkWebhooks(subscriptions, record, report);
    await checkObjects(record, report);
    await checkMoney(parties, record, report);
    await checkLedger(dataDir, report);
    await victim.stop();
    return report.finish();
  } finally {
    await victim.abandon();
    await Promise.all(subscriptions.map(({ receiver }) => receiver.close()));
  }
}

async function newParty({ origin, sandbox }: Standalone, record: RunRecord, index: number): Promise<Party> {
  const operator = new Operator(origin, sandbox.ops_key);
  const tenant = await operator.tenant(`Crash test ${index + 1}`);
  const { secret } = await operator.key({ tenant_id: tenant.id, mode: 'test', limits: NO_LIMITS });
  const api = new Client(sandbox.fleexpay.base_url, secret);
  const actor = { api, account: tenant.default_accounts.test, tenantId: tenant.id, liveAccount: tenant.default_accounts.live };
  return { actor, patient: new PatientClient(api, (complaint) => record.complaints.push(complaint)) };
}

async function subscribe(party: Party, random: Random): Promise<Subscription> {
  const receiver = await startReceiver({ statusFor: () => (random.chance(REFUSED_PERCENT) ? 500 : 200) });
  const body = { url: receiver.url, events: ['deposit.completed', 'conversion.settled'] };
  const { secret } = ok(await party.actor.api.post<Endpoint>('/webhook_endpoints', body));
  return { party, receiver, secret };
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
  for (const [index, party] of parties.entries()) await openingDeposits(party, random.fork(`opening ${index}`), record);
  let isOver = false;
  const workers = Array.from({ length: WORKERS }, (_, index) => {
    const party = parties[index % parties.length];
    if (party === undefined) throw new Error('there are no parties');
    return work(party, random.fork(`worker ${index}`), record, () => isOver);
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
