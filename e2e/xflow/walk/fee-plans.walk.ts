import { ok } from '../../support/client.js';
import { FEE_PLAN, type FeePlan } from '../fee-plans.suite.js';
import { about, creates, lists, type MakeWalk } from './route.js';

/** A quote is nobody's: it is made for whoever asks. */
export const feePlansWalk: MakeWalk = async ({ platform: { api }, user }) => {
  const body = { ...FEE_PLAN, linked_id: user.id };
  const { id } = ok(await api.post<FeePlan>('/fee_plans', body));
  return {
    ids: [id],
    cases: {
      'GET /fee_plans': lists(),
      'GET /fee_plans/{id}': about({ id }),
      'POST /fee_plans/{id}': about({ id, body: { metadata: { seen: 'yes' } } }),
      'POST /fee_plans': about({ body }),
      'GET /quotes': creates({ query: '?sell.amount=1000&sell.currency=USD&buy.currency=INR&type=payout_fx' }),
    },
  };
};
