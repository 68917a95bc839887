import { ok } from '../../support/client.js';
import { as } from '../platform.js';
import { about, creates, lists, type MakeWalk } from './route.js';

export const webhookEndpointsWalk: MakeWalk = async ({ platform: { api }, user }) => {
  const body = { url: 'https://example.com/hooks', enabled_events: ['*'] };
  const { id } = ok(await api.post<{ readonly id: string }>('/webhook_endpoints', body, as(user)));
  return {
    ids: [id],
    cases: {
      'GET /webhook_endpoints': lists(),
      'POST /webhook_endpoints': creates({ body }),
      'GET /webhook_endpoints/{id}': about({ id }),
      'POST /webhook_endpoints/{id}': about({ id, body: { metadata: { seen: 'yes' } } }),
      'POST /webhook_endpoints/{id}/deactivate': about({ id }),
      'POST /webhook_endpoints/{id}/activate': about({ id }),
    },
  };
};
