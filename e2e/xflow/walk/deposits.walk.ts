import { depositTo, paid } from '../deposits.suite.js';
import { payingPartner } from './paying-partner.js';
import { about, lists, type MakeWalk } from './route.js';

export const depositsWalk: MakeWalk = async (owner) => {
  const payer = await payingPartner(owner, 'Walked to pay');
  const { id } = await paid(payer, '7.00');
  return {
    ids: [id, payer.partner.id, payer.address.id],
    cases: {
      'GET /deposits': lists(),
      'POST /deposits': about({ body: depositTo(payer, '3.00') }, { hears: { live: '403 testmode_action_only' } }),
      'GET /deposits/{id}': about({ id }),
      'POST /deposits/{id}': about({ id, body: { metadata: { seen: 'yes' } } }),
    },
  };
};
