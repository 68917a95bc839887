import { checkEvents } from '../checks/check-events.js';
import { checkMoney } from '../checks/check-money.js';
import { checkObjects } from '../checks/check-objects.js';
import { checkLedgerTotals, checkOperations } from '../checks/check-operations.js';
import { checkLife } from '../checks/check-life.js';
import { checkWebhooks } from '../checks/check-webhooks.js';
import { findAll } from '../checks/found.js';
import { untilQuiet } from '../checks/quiet.js';
import type { Report } from '../checks/report.js';
import { untilSettled } from '../checks/settled.js';
import type { RunRecord } from '../load/record.js';
import type { LoadedCluster } from './loaded-cluster.js';

/** All that must hold once the load is over and every process runs again. */
export async function checkEverything({ pool, operator, parties, subscriptions, journal }: LoadedCluster, record: RunRecord, report: Report): Promise<void> {
  report.check('all that moves by itself has come to its end', await untilSettled(parties, record));
  report.check('the system came to rest: every outcome final, no timer due, every log published, every webhook delivered', await untilQuiet(pool));
  const found = new Map(await Promise.all(parties.map(async (party) => [party, await findAll(party)] as const)));
  await checkWebhooks(subscriptions, record, found, report);
  await checkObjects(parties, record, report);
  await checkMoney(parties, record, found, report);
  await checkLife(parties, record, found, report);
  await checkLedgerTotals(pool, parties, record, found, report);
  await checkOperations(operator, pool, report);
  await checkEvents(pool, journal, report);
}
