import { ok } from '../../support/client.js';
import type { PaymentLink } from '../payment-links.suite.js';
import { as } from '../platform.js';
import { activated } from '../receivable.js';
import { payingPartner } from './paying-partner.js';
import { about, lists, type MakeWalk } from './route.js';

export const paymentLinksWalk: MakeWalk = async (owner) => {
  const { platform: { api }, user } = owner;
  const payer = await payingPartner(owner, 'Walked to a page');
  const receivable = await activated(payer);
  const body = { account_id: payer.partner.id, receivable_ids: [receivable.id], type: 'receivable' };
  const { id } = ok(await api.post<PaymentLink>('/payment_links', body, as(user)));
  return {
    ids: [id, receivable.id],
    cases: {
      'GET /payment_links': lists(),
      'POST /payment_links': about({ body }, { by: 'user' }),
      'GET /payment_links/{id}': about({ id }),
      'POST /payment_links/{id}': about({ id, body: { metadata: { seen: 'yes' } } }),
      'POST /payment_links/{id}/extend': about({ id }),
      'POST /payment_links/{id}/deactivate': about({ id }),
      'POST /payment_links/{id}/activate': about({ id }),
      'POST /payment_links/{id}/expire': about({ id }),
    },
  };
};
