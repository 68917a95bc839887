import { loadConfig } from '@corridor/runtime';
import { quotesSettings } from '@corridor/services/quotes';
import { webhooksSettings } from '@corridor/services/webhooks';
import { z } from 'zod';
import { readConfig } from './config.js';

/** The single process reads its configuration before it has loaded the services, to save time: it says the same as they do. */
describe('the configuration of the single process', () => {
  const services = z.object({ ...quotesSettings, ...webhooksSettings });

  it.each([
    [{}],
    [{ QUOTE_LOCK_MS: '5s', QUOTE_FEE_BASIS_POINTS: '12', QUOTE_SPREAD_BASIS_POINTS: '34' }],
    [{ WEBHOOK_RETRY_DELAYS_MS: '100, 2000', WEBHOOK_ALLOWED_NETWORKS: '10.0.0.0/8,fd00::/8', WEBHOOK_KEPT_DAYS: '7' }],
  ])('reads %p as the services would by themselves', (env) => {
    const { WEBHOOK_ALLOW_LOOPBACK: _sandboxOnly, ...settings } = loadConfig(services, env);
    expect(readConfig(env)).toMatchObject(settings);
  });

  it.each([['QUOTE_LOCK_MS', 'soon'], ['QUOTE_FEE_BASIS_POINTS', '10001'], ['WEBHOOK_RETRY_DELAYS_MS', '1,0'], ['WEBHOOK_ALLOWED_NETWORKS', '10.0.0.0'], ['WEBHOOK_KEPT_DAYS', '0']])(
    'refuses %s=%s as the services would, by name',
    (variable, text) => {
      expect(() => loadConfig(services, { [variable]: text })).toThrow(variable);
      expect(() => readConfig({ [variable]: text })).toThrow(variable);
    },
  );
});
