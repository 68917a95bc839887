import { ok } from '../../support/client.js';
import { activeUser } from '../active-user.js';
import { FEE_PLAN } from '../fee-plans.suite.js';
import { sentPayout } from '../walk/payouts.walk.js';
import { provoked, unreachable } from './code-case.js';

/** Of payouts, transfers and what they cost. */
export const MONEY_OUT_CODES = {
  currency_amount_mismatch: provoked(400, async ({ api, platform }) => {
    const { user } = await activeUser(platform);
    return api.post('/transfers', { from: { account_id: platform.account, amount: '1.00', currency: 'USD' }, to: { account_id: user.id, currency: 'EUR' }, type: 'platform_debit' });
  }),
  fee_plan_parameter_not_editable: provoked(400, async ({ api, user }) => {
    const { id } = ok(await api.post<{ readonly id: string }>('/fee_plans', { ...FEE_PLAN, linked_id: user.id }));
    return api.post(`/fee_plans/${id}`, { payout: FEE_PLAN.payout });
  }),
  payout_parameter_not_editable: provoked(400, async ({ api, platform }) => api.post(`/payouts/${await sentPayout(platform, platform.account)}`, { amount: '1.00' })),
  transfer_failed: unreachable('the ledger refuses a new transfer for want of money alone, which is balance_insufficient; one that fails later has that status'),
  transfer_parameter_not_editable: provoked(400, async ({ api }) => api.post(`/transfers/transfer_${'0'.repeat(22)}`, { type: 'platform_debit' })),
  transfer_type_invalid: provoked(400, async ({ api, payer: { user, partner } }) =>
    api.post('/transfers', { from: { account_id: user.id, amount: '1.00', currency: 'USD' }, to: { account_id: partner.id, currency: 'USD' }, type: 'platform_fee_payout' })),
} as const;
