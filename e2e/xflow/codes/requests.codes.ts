import { Client } from '../../support/client.js';
import { PARTNER, USER } from '../platform.js';
import { type Provoked, provoked, unreachable } from './code-case.js';

const withBusiness = (more: object) => ({ ...USER, business_details: { ...USER.business_details, ...more } });
const withMetadata = (metadata: object): Provoked => provoked(400, async ({ api, user }) => api.post(`/accounts/${user.id}`, { metadata }));

/** What any call may be answered with. */
export const REQUEST_CODES = {
  action_invalid: provoked(405, async ({ api }) => api.delete('/accounts')),
  action_unauthorized: provoked(403, async ({ stage, platform }) => {
    const { secret } = await stage.operator.key({ tenant_id: platform.tenantId, mode: 'test', scopes: ['files:read'] });
    return new Client(stage.xflow, secret).get('/accounts');
  }),
  cancelled_request: unreachable('who has gone away hears nothing'),
  header_parameter_invalid: provoked(400, async ({ api }) => api.get('/accounts', { headers: { 'xflow-account': 'me' } })),
  header_parameter_missing: unreachable('no header is needed but that with the key, which has a code of its own'),
  http_parameter_invalid: unreachable('every part of a request has a code of its own: header, query, body'),
  metadata_count_exceeded: withMetadata(Object.fromEntries(Array.from({ length: 11 }, (_each, n) => [`k${n}`, 'x']))),
  metadata_key_max_length_invalid: withMetadata({ ['k'.repeat(41)]: 'x' }),
  metadata_key_min_length_invalid: withMetadata({ '': 'x' }),
  metadata_value_max_length_invalid: withMetadata({ a: 'x'.repeat(501) }),
  metadata_value_min_length_invalid: unreachable('an empty text takes its key away'),
  object_not_found: provoked(404, async ({ api }) => api.get(`/accounts/account_${'0'.repeat(22)}`)),
  parameter_character_invalid: provoked(400, async ({ api }) => api.post('/accounts', withBusiness({ dba: '<b>' }))),
  parameter_empty: provoked(400, async ({ api }) => api.post('/accounts', { ...USER, type: '' })),
  parameter_max_length_invalid: provoked(400, async ({ api }) => api.post('/accounts', { ...PARTNER, nickname: 'x'.repeat(101) })),
  parameter_min_length_invalid: unreachable('no text has another least length than one character: parameter_empty'),
  parameter_range_invalid: provoked(400, async ({ api }) => api.get('/accounts?limit=11')),
  parameter_unexpected: provoked(400, async ({ api }) => api.get('/accounts?colour=red')),
  parameter_value_invalid: provoked(400, async ({ api }) => api.get('/accounts?type=club')),
  request_body_invalid: provoked(400, async ({ api }) => api.send('POST', '/accounts', '{')),
  request_query_parameter_invalid: provoked(414, async ({ api }) => api.get(`/accounts?type=${'x'.repeat(12_000)}`)),
  secret_key_invalid: provoked(401, async ({ stage }) => new Client(stage.xflow, 'sk_test_nobody').get('/accounts')),
  secret_key_missing: provoked(401, async ({ stage }) => new Client(stage.xflow, '').get('/accounts', { headers: { authorization: '' } })),
  timestamp_invalid: provoked(400, async ({ api }) => api.get('/accounts?created.gt=yesterday')),
  https_required: unreachable('over loopback everything is private; the specs of the HTTP library listen elsewhere'),
  idempotency_conflict: provoked(409, async ({ api, user }) => {
    const extra = { idempotencyKey: `codes-${user.id}` };
    await api.post(`/accounts/${user.id}`, {}, extra);
    return api.post(`/accounts/${user.id}`, { nickname: 'Another' }, extra);
  }),
  rate_limited: provoked(429, async ({ stage, platform }) => {
    const { secret } = await stage.operator.key({ tenant_id: platform.tenantId, mode: 'test', limits: { reads_per_second: 1, writes_per_second: 1 } });
    const answers = await Promise.all([1, 2, 3, 4].map(async () => new Client(stage.xflow, secret).get('/balance')));
    return answers.find(({ status }) => status === 429) ?? (answers[0] as (typeof answers)[number]);
  }),
  outcome_unknown: unreachable('no client makes a service fall silent'),
  unavailable: unreachable('no client takes a service away'),
  internal: unreachable('no client may bring it about'),
} as const;
