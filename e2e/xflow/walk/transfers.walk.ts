import { eventually } from '@corridor/testing';
import { ok } from '../../support/client.js';
import { fund } from '../../support/flows.js';
import { actorOf } from '../ledger.js';
import { about, lists, type MakeWalk } from './route.js';

/** What the platform gives to its user is the user's to see; the user itself has nothing pending that it could move. */
export const transfersWalk: MakeWalk = async ({ platform, user }) => {
  await fund(actorOf(platform, platform.account), 'USD', '5.00');
  const given = { from: { account_id: platform.account, amount: '5.00', currency: 'USD' }, to: { account_id: user.id, currency: 'USD' }, type: 'platform_debit' };
  const { id } = ok(await platform.api.post<{ readonly id: string }>('/transfers', given));
  await eventually(async () => {
    const { status } = ok(await platform.api.get<{ readonly status: string }>(`/transfers/${id}`));
    if (status !== 'completed') throw new Error('the money is on its way');
  });
  const sold = { from: { account_id: user.id, amount: '5.00', currency: 'USD' }, to: { account_id: user.id, currency: 'INR' }, type: 'internal_transfer' };
  return {
    ids: [id],
    cases: {
      'GET /transfers': lists(),
      'GET /transfers/{id}': about({ id }),
      'POST /transfers/{id}': about({ id, body: { metadata: { seen: 'yes' } } }),
      'POST /transfers': about({ body: sold }, { own: 402 }),
    },
  };
};
