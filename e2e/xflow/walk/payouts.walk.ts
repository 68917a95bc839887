import { ok } from '../../support/client.js';
import type { Beneficiary, Payout } from '../../support/objects.js';
import type { Platform } from '../platform.js';
import { about, lists, type MakeWalk } from './route.js';

const GLOBEX = { type: 'bank', name: 'Globex Trading Inc', currency: 'USD', bank: { account_number: '000123456789', routing_number: '021000021', country: 'US' } };

/** The id of a payout that is on its way. A user's that was asked for on the other surface stands for the automatic ones: who sees it goes by its account alone. */
export async function sentPayout({ fleexpay }: Platform, account: string): Promise<string> {
  const account_id = account.replace('account_', 'acc_');
  ok(await fleexpay.post('/sandbox/fund', { account_id, currency: 'USD', amount: '100.00' }));
  const beneficiary = ok(await fleexpay.post<Beneficiary>('/beneficiaries', GLOBEX));
  const payout = ok(await fleexpay.post<Payout>('/payouts', { account_id, currency: 'USD', amount: '25.00', beneficiary_id: beneficiary.id, rail: 'swift', reference: 'TEST HOLD' }));
  return payout.id.replace('pay_', 'payout_');
}

export const payoutsWalk: MakeWalk = async ({ platform, user }) => {
  const id = await sentPayout(platform, user.id);
  return {
    ids: [id],
    cases: {
      'GET /payouts': lists(),
      'GET /payouts/{id}': about({ id }),
      'POST /payouts/{id}': about({ id, body: { metadata: { seen: 'yes' } } }),
    },
  };
};
