import { ok } from '../../support/client.js';
import { FEE_PLAN } from '../fee-plans.suite.js';
import { about, lists, type MakeWalk } from './route.js';

export const feePlansWalk: MakeWalk = async ({ platform: { api }, user }) => {
  const body = { ...FEE_PLAN, linked_id: user.id };
  const { id } = ok(await api.post<{ readonly id: string }>('/fee_plans', body));
  return {
    ids: [id],
    cases: {
      'GET /fee_plans': lists(),
      'POST /fee_plans': about({ body }),
      'GET /fee_plans/{id}': about({ id }),
      'POST /fee_plans/{id}': about({ id, body: { metadata: { seen: 'yes' } } }),
    },
  };
};
