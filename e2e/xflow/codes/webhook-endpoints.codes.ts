import { type Answer, ok } from '../../support/client.js';
import { as, newPlatform } from '../platform.js';
import { type Provoked, provoked } from './code-case.js';

const ENDPOINT = { url: 'https://example.com/hooks', enabled_events: ['*'] };
const MORE_THAN_ALLOWED = 100;

const made = (over: object): Provoked => provoked(400, async ({ api }) => api.post('/webhook_endpoints', { ...ENDPOINT, ...over }));

export const WEBHOOK_ENDPOINT_CODES = {
  duplicate_values_found: made({ enabled_events: ['*', '*'] }),
  event_type_invalid: made({ enabled_events: ['payout.status.lost'] }),
  url_invalid: made({ url: 'http://example.com/hooks' }),
  webhook_endpoint_limit_exceeded: provoked(400, async ({ stage }) => {
    const { api } = await newPlatform(stage, 'Xflow codes, full of endpoints');
    let answer: Answer<unknown> = await api.post('/webhook_endpoints', ENDPOINT);
    for (let made = 1; answer.status === 200 && made < MORE_THAN_ALLOWED; made += 1) answer = await api.post('/webhook_endpoints', ENDPOINT);
    return answer;
  }),
  webhook_endpoint_parameter_not_editable: provoked(400, async ({ api, user }) => {
    const { id } = ok(await api.post<{ readonly id: string }>('/webhook_endpoints', ENDPOINT, as(user)));
    return api.post(`/webhook_endpoints/${id}`, { platform: true });
  }),
} as const;
