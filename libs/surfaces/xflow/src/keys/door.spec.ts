import { boot, type Booted, SECRETS } from '../testing/boot.js';

const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });

describe('the door of the Xflow API', () => {
  let api: Booted;
  beforeAll(async () => {
    api = await boot();
  });
  afterAll(async () => api.close());

  it.each([
    ['a bearer token', { authorization: `Bearer ${SECRETS.test}` }],
    ['the user name of basic credentials', basic(`${SECRETS.test}:`)],
    ['basic credentials without a colon', basic(SECRETS.test)],
  ])('takes a key as %s', async (_what, headers) => {
    expect((await api.ask('balance', headers)).status).toBe(200);
  });

  it.each([
    ['no key', {}, 'secret_key_missing'],
    ['an empty user name', basic(':'), 'secret_key_missing'],
    ['a key as the password', basic(`:${SECRETS.test}`), 'secret_key_missing'],
    ['a key that is none', { authorization: 'Bearer hello' }, 'secret_key_invalid'],
    ['a key that nobody has', basic(`sk_test_${'z'.repeat(32)}:`), 'secret_key_invalid'],
  ])('refuses %s with 401', async (_what, headers, code) => {
    const { status, body } = await api.ask('balance', headers);
    expect([status, body.http_status_code, body.object, body.errors.length]).toEqual([401, 401, 'error', 1]);
    expect([body.errors[0].code, body.errors[0].metadata]).toEqual([code, null]);
  });

  it.each([
    ['an unknown parameter', 'balance?colour=red', 400, 'parameter_unexpected', 'balance.colour'],
    ['an id of another kind', 'balance?account_id=acc_1', 400, 'parameter_value_invalid', 'balance.account_id'],
    ['an account of nobody', `balance?account_id=account_${'0'.repeat(22)}`, 404, 'object_not_found', 'balance.account_id'],
    ['an account of elsewhere', 'balance?account_id=account_F0A_1666077553446_41Hgq_000', 404, 'object_not_found', 'balance.account_id'],
    ['what can be no id', 'balance?account_id=account_%20', 400, 'parameter_value_invalid', 'balance.account_id'],
  ])('answers %s by its code, and names the field', async (_what, path, status, code, field) => {
    const answer = await api.ask(path);
    expect([answer.status, answer.body.errors[0].code, answer.body.errors[0].metadata]).toEqual([status, code, { field_name: field }]);
  });

  it.each(['balance?account_id=', 'payments?type=', 'payments?type=fees,', 'payments?linked_id=', 'payments?limit=', 'payments?created.eq=', 'payments?from.currency=', 'payments?starting_after='])(
    'says of %s that the parameter is empty',
    async (path) => {
      const { status, body } = await api.ask(path);
      const [, object, field] = /^(balance|payment)s?\?([a-z_.]+)=/.exec(path) ?? [];
      expect([status, body.errors[0].code, body.errors[0].metadata]).toEqual([400, 'parameter_empty', { field_name: `${object ?? ''}.${field ?? ''}` }]);
    },
  );

  it.each([
    ['an id', 'receivables', { account_id: '' }, 'receivable.account_id'],
    ['an object', 'receivables', { invoice: '' }, 'receivable.invoice'],
    ['a list', 'webhook_endpoints', { url: 'https://example.com', enabled_events: '' }, 'webhook_endpoint.enabled_events'],
    ['an amount', 'receivables', { invoice: { amount: '' } }, 'receivable.invoice.amount'],
    ['a choice', 'receivables', { transaction_type: '' }, 'receivable.transaction_type'],
    ['a flag', 'persons', { relationship: { owner: '' } }, 'person.relationship.owner'],
  ])('says of an empty text in place of %s that it is empty', async (_what, path, sent, field) => {
    const headers = { authorization: `Bearer ${SECRETS.test}`, 'content-type': 'application/json' };
    const { status, body } = await api.ask(path, headers, { method: 'POST', body: JSON.stringify(sent) });
    expect([status, body.errors[0].code, body.errors[0].metadata]).toEqual([400, 'parameter_empty', { field_name: field }]);
  });

  it.each([
    ['nothing', '', 404, 'object_not_found', 'receivable.id'],
    ['an empty object', '{}', 404, 'object_not_found', 'receivable.id'],
    ['a field', '{"amount":"1.00"}', 400, 'parameter_unexpected', 'receivable.amount'],
    ['a list', '[]', 400, 'request_body_invalid', undefined],
  ])('takes no parameters where a call has none, sent %s', async (_what, body, status, code, field) => {
    const headers = { authorization: `Bearer ${SECRETS.test}`, 'content-type': 'application/json' };
    const answer = await api.ask('receivables/none/confirm', headers, { method: 'POST', body });
    expect([answer.status, answer.body.errors[0].code, answer.body.errors[0].metadata?.field_name]).toEqual([status, code, field]);
  });

  it.each([undefined, 'application/json', 'application/x-www-form-urlencoded', 'text/plain'])('takes a call without a body for what it is, sent as %s', async (type) => {
    const headers = { authorization: `Bearer ${SECRETS.test}`, ...(type === undefined ? {} : { 'content-type': type }) };
    const without = await api.ask('receivables/none/confirm', headers, { method: 'POST', body: '' });
    expect([without.status, without.body.errors[0].code]).toEqual([404, 'object_not_found']);
    if (type === undefined || type === 'application/json') return;
    for (const [path, body] of [['receivables/none/confirm', 'a=b'], ['receivables', ''], ['receivables', 'a=b']] as const) {
      const refused = await api.ask(path, headers, { method: 'POST', body });
      expect([refused.status, refused.body.errors[0].code, refused.body.errors[0].metadata?.field_name]).toEqual([400, 'header_parameter_invalid', 'Content-Type']);
    }
  });

  it.each([
    ['accounts', { type: 'partner', business_details: { physical_address: { country: 'USA' } } }, 'country_code_invalid', 'account.business_details.physical_address.country'],
    ['receivables', { currency: 'USDC' }, 'currency_not_supported', 'receivable.currency'],
    ['receivables', { invoice: { currency: 'USDC' } }, 'currency_not_supported', 'receivable.invoice.currency'],
  ])('says of a code in %s that is too long what is wrong with it', async (path, sent, code, field) => {
    const headers = { authorization: `Bearer ${SECRETS.test}`, 'content-type': 'application/json' };
    const { status, body } = await api.ask(path, headers, { method: 'POST', body: JSON.stringify(sent) });
    expect([status, body.errors[0].code, body.errors[0].metadata]).toEqual([400, code, { field_name: field }]);
  });

  it('knows no other paths and methods', async () => {
    const authorization = `Bearer ${SECRETS.test}`;
    const nowhere = await api.ask('nowhere');
    const wrongMethod = await api.ask('balance', { authorization }, { method: 'DELETE' });
    expect([nowhere.status, nowhere.body.errors[0].code]).toEqual([404, 'object_not_found']);
    expect([wrongMethod.status, wrongMethod.body.errors[0].code, wrongMethod.headers.get('allow')]).toEqual([405, 'action_invalid', 'GET']);
  });
});
