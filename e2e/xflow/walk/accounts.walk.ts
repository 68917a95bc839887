import { ok } from '../../support/client.js';
import { as, PARTNER, type XflowAccount } from '../platform.js';
import { about, creates, lists, type MakeWalk } from './route.js';

export const accountsWalk: MakeWalk = async ({ platform: { api }, user }) => {
  const partner = ok(await api.post<XflowAccount>('/accounts', { ...PARTNER, nickname: 'Walked' }, as(user)));
  return {
    ids: [user.id, partner.id],
    cases: {
      'GET /accounts': lists(),
      'POST /accounts': creates({ body: { ...PARTNER, nickname: 'Walked along' } }),
      'GET /accounts/{id}': about([{ id: user.id }, { id: partner.id }]),
      'POST /accounts/{id}': about([{ id: user.id, body: { metadata: { seen: 'yes' } } }, { id: partner.id, body: { metadata: { seen: 'yes' } } }]),
      'POST /accounts/{id}/activate': about({ id: partner.id }),
      'POST /accounts/{id}/deactivate': about({ id: partner.id }),
    },
  };
};
