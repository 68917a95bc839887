import { ok } from '../../support/client.js';
import { ADDRESS } from '../addresses.suite.js';
import { about, lists, type MakeWalk } from './route.js';

export const addressesWalk: MakeWalk = async ({ platform: { api }, user }) => {
  const body = { ...ADDRESS, linked_id: user.id };
  const { id } = ok(await api.post<{ readonly id: string }>('/addresses', body));
  return {
    ids: [id],
    cases: {
      'GET /addresses': lists(),
      'POST /addresses': about({ body }),
      'GET /addresses/{id}': about({ id }),
      'POST /addresses/{id}': about({ id, body: { metadata: { seen: 'yes' } } }),
    },
  };
};
