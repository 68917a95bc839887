import { paid } from '../deposits.suite.js';
import { activated, drafted, receivableBody } from '../receivable.js';
import { payingPartner } from './paying-partner.js';
import { about, lists, type MakeWalk } from './route.js';

/** One to confirm, one to cancel and one that the partner's money is reconciled with. */
export const receivablesWalk: MakeWalk = async (owner) => {
  const payer = await payingPartner(owner, 'Walked to owe');
  await paid(payer, '9.00');
  const [confirmed, cancelled, owed] = [await drafted(payer), await drafted(payer), await activated(payer)];
  return {
    ids: [confirmed.id, cancelled.id, owed.id],
    cases: {
      'GET /receivables': lists(),
      'POST /receivables': about({ body: await receivableBody(payer) }, { by: 'user' }),
      'GET /receivables/{id}': about([{ id: confirmed.id }, { id: owed.id }]),
      'POST /receivables/{id}': about({ id: confirmed.id, body: { metadata: { seen: 'yes' } } }),
      'POST /receivables/{id}/confirm': about({ id: confirmed.id }),
      'POST /receivables/{id}/cancel': about({ id: cancelled.id }),
      'POST /receivables/{id}/reconcile': about({ id: owed.id, body: { account_id: payer.partner.id, amount: '9.00' } }),
    },
  };
};
