import { accountSettingsWalk } from './account-settings.walk.js';
import { accountsWalk } from './accounts.walk.js';
import { addressesWalk } from './addresses.walk.js';
import { balanceWalk } from './balance.walk.js';
import { depositsWalk } from './deposits.walk.js';
import { eventsWalk } from './events.walk.js';
import { feePlansWalk } from './fee-plans.walk.js';
import { filesWalk } from './files.walk.js';
import { paymentLinksWalk } from './payment-links.walk.js';
import { paymentsWalk } from './payments.walk.js';
import { payoutsWalk } from './payouts.walk.js';
import { personsWalk } from './persons.walk.js';
import { receivablesWalk } from './receivables.walk.js';
import { receivingWalk } from './receiving.walk.js';
import type { Owner, Walk } from './route.js';
import { transfersWalk } from './transfers.walk.js';
import { webhookEndpointsWalk } from './webhook-endpoints.walk.js';

/** One for each resource. Whoever adds a resource adds its walk here. */
const WALKS = [
  accountsWalk,
  accountSettingsWalk,
  addressesWalk,
  balanceWalk,
  depositsWalk,
  eventsWalk,
  feePlansWalk,
  filesWalk,
  paymentLinksWalk,
  paymentsWalk,
  payoutsWalk,
  personsWalk,
  receivablesWalk,
  receivingWalk,
  transfersWalk,
  webhookEndpointsWalk,
];

export async function everyWalk(owner: Owner): Promise<Walk> {
  const walks: Walk[] = [];
  for (const make of WALKS) walks.push(await make(owner));
  return { cases: Object.assign({}, ...walks.map(({ cases }) => cases)) as Walk['cases'], ids: walks.flatMap(({ ids }) => ids) };
}
