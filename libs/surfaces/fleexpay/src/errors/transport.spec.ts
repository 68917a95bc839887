import { boot, type Booted } from '../testing/boot.js';

describe('plain HTTP', () => {
  let api: Booted;
  const https = { 'x-forwarded-proto': 'https' };
  afterEach(async () => api.close());

  it('is refused on a listener that others can reach, before the key is looked at', async () => {
    api = await boot({}, '0.0.0.0');
    for (const headers of [{}, https]) {
      const { status, body } = await api.ask('accounts', { key: 'nonsense', headers });
      expect([status, body.error.type]).toEqual([403, 'https_required']);
    }
  });

  it('is taken from a trusted proxy that says the client used TLS', async () => {
    api = await boot({ trustedProxies: ['127.0.0.0/8'] }, '0.0.0.0');
    expect((await api.ask('accounts', { headers: https })).status).toBe(200);
    expect((await api.ask('accounts', { headers: { 'x-forwarded-proto': 'http' } })).status).toBe(403);
  });

  it('is taken on loopback', async () => {
    api = await boot();
    expect((await api.ask('accounts')).status).toBe(200);
  });
});
