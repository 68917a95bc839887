import { request } from 'node:http';
import { boot, type Booted, SECRETS } from '../testing/boot.js';

describe('a host of the Xflow API', () => {
  let api: Booted;
  beforeAll(async () => {
    api = await boot({ hosts: [{ host: 'api.xflow.test', surface: 'xflow', mode: null }] });
  });
  afterAll(async () => api.close());

  const get = async (host: string, path: string, key: string | null) =>
    new Promise<{ status: number | undefined; body: ReturnType<typeof JSON.parse> }>((answered, failed) => {
      const headers = { host, ...(key === null ? {} : { authorization: `Bearer ${key}` }) };
      const sent = request({ port: api.port, host: '127.0.0.1', path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => answered({ status: response.statusCode, body: JSON.parse(Buffer.concat(chunks).toString() || 'null') }));
      });
      sent.on('error', failed).end();
    });

  it.each([
    ['of test mode', SECRETS.test, false],
    ['of live mode', SECRETS.live, true],
  ])('serves keys %s at /v1', async (_which, key, livemode) => {
    const { status, body } = await get('API.xflow.test:443', '/v1/balance', key);
    expect([status, body.object, body.livemode]).toEqual([200, 'balance', livemode]);
  });

  it('refuses in the shape of the API, with the field named', async () => {
    expect((await get('api.xflow.test', '/v1/balance', null)).body.errors[0].code).toBe('secret_key_missing');
    const { status, body } = await get('api.xflow.test', '/v1/balance?colour=red', SECRETS.test);
    expect([status, body.errors[0].metadata]).toEqual([400, { field_name: 'balance.colour' }]);
  });

  it('is known by its name: another has no /v1', async () => {
    expect((await get('elsewhere.test', '/v1/balance', SECRETS.test)).status).toBe(404);
  });
});
