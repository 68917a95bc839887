import { ok } from '../../support/client.js';
import { as } from '../platform.js';
import { about, creates, lists, type MakeWalk } from './route.js';

const OWNER = { full_name: 'Jerome Kratif', relationship: { owner: true }, supporting_ids: { tax: 'AFBPB8012E' } };

export const personsWalk: MakeWalk = async ({ platform: { api }, user }) => {
  const { id } = ok(await api.post<{ readonly id: string }>('/persons', OWNER, as(user)));
  return {
    ids: [id],
    cases: {
      'GET /persons': lists(),
      'POST /persons': creates({ body: OWNER }),
      'GET /persons/{id}': about({ id }),
      'POST /persons/{id}': about({ id, body: { full_name: 'Seen' } }),
      'DELETE /persons/{id}': about({ id }),
    },
  };
};
