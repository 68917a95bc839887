import { checkEvents } from '../checks/check-events.js';
import { checkMoney } from '../checks/check-money.js';
import { checkObjects } from '../checks/check-objects.js';
import { checkLedgerTotals, checkOperations } from '../checks/check-operations.js';
import { checkWebhooks } from '../checks/check-webhooks.js';
import { untilQuiet } from '../checks/quiet.js';
import type { Report } from '../checks/report.js';
import { allWrites, type RunRecord } from '../load/record.js';
import type { LoadedCluster } from './loaded-cluster.js';

/** All that must hold once the load is over and every process runs again. */
export async function checkEverything({ pool, operator, parties, subscriptions, journal }: LoadedCluster, record: RunRecord, report: Report): Promise<void> {
  report.check('the system came to rest: every outcome final, every log published, every webhook delivered', await untilQuiet(pool));
  await checkWebhooks(subscriptions, record, report);
  await checkObjects(parties, record, report);
  await checkMoney(parties, record, report);
  await checkLedgerTotals(pool, parties, record, report);
  await checkOperations(operator, pool, report);
  await checkEvents(pool, journal, report);
}

export function printLoad(record: RunRecord, print: (line: string) => void): void {
  const writes = allWrites(record);
  const repeated = writes.filter(({ done }) => done.attempts > 1).length;
  print(`  ${writes.length} writes, ${repeated} of them repeated with the same key until answered`);
  const { deposits, quotes, conversions, refusals, endpoints } = record;
  print(`  ${deposits.length} deposits, ${quotes.length} quotes, ${conversions.length} conversions, ${refusals.length} refused by the domain, ${endpoints.length} webhook endpoints`);
}
