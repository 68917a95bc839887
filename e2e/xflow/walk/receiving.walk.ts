import { payingPartner } from './paying-partner.js';
import { about, type MakeWalk } from './route.js';

export const receivingWalk: MakeWalk = async (owner) => {
  const { partner, address } = await payingPartner(owner, 'Walked to a bank');
  return {
    ids: [partner.id, address.id],
    cases: {
      'POST /accounts/{id}/activate_address': about({ id: partner.id }),
      'POST /accounts/{id}/deactivate_address': about({ id: partner.id }),
    },
  };
};
