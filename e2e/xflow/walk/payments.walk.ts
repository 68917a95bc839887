import { ok } from '../../support/client.js';
import { fundAndConvert } from '../ledger.js';
import { as, type XflowList } from '../platform.js';
import { about, lists, type MakeWalk } from './route.js';

/** What the ledger has of money that came and changed its currency. */
export const paymentsWalk: MakeWalk = async ({ platform, user }) => {
  await fundAndConvert(platform, user);
  const newest = async (path: string) => {
    const [first] = ok(await platform.api.get<XflowList<{ readonly id: string }>>(path, as(user))).data;
    if (first === undefined) throw new Error(`nothing is listed at ${path}`);
    return first.id;
  };
  const [payment, balanceTransaction, rate] = [await newest('/payments'), await newest('/balance_transactions'), await newest('/exchange_rates')];
  return {
    ids: [payment, balanceTransaction, rate],
    cases: {
      'GET /payments': lists(),
      'GET /payments/{id}': about({ id: payment }),
      'GET /balance_transactions': lists({ query: `?payment_id=${payment}` }),
      'GET /balance_transactions/{id}': about({ id: balanceTransaction }),
      'GET /exchange_rates': lists(),
      'GET /exchange_rates/{id}': about({ id: rate }),
    },
  };
};
