import { hostRules } from './api-settings.js';

describe('the hosts of a gateway', () => {
  it('serve FleexPay to keys of one mode, and Xflow to keys of both', () => {
    const rules = hostRules({ FLEEXPAY_LIVE_HOSTS: ['a.test'], FLEEXPAY_TEST_HOSTS: ['b.test'], XFLOW_HOSTS: ['c.test', 'd.test'] });
    expect(rules.map(({ host, surface, mode }) => [host, surface, mode])).toEqual([
      ['a.test', 'fleexpay', 'live'],
      ['b.test', 'fleexpay', 'test'],
      ['c.test', 'xflow', null],
      ['d.test', 'xflow', null],
    ]);
  });
});
