import { ok } from '../../support/client.js';
import { activePartner } from '../active-user.js';
import { depositTo } from '../deposits.suite.js';
import { receivingAddresses } from '../receiving.suite.js';
import { type Ground, type Provoked, provoked } from './code-case.js';

const made = (over: (ground: Ground) => object | Promise<object>): Provoked =>
  provoked(400, async (ground) => ground.api.post('/deposits', { ...depositTo(ground.payer), ...(await over(ground)) }));
const another = async ({ platform, payer }: Ground, nickname: string) => activePartner(platform, nickname, payer.user);

export const DEPOSIT_CODES = {
  deposit_account_address_mismatch: made(async (ground) => ({ to: { account_id: (await another(ground, 'At another address')).id, address_id: ground.payer.address.id } })),
  deposit_account_id_mismatch: made(async (ground) => ({ from: { account_id: (await another(ground, 'Who does not pay')).id } })),
  deposit_parameter_not_editable: provoked(400, async ({ api, platform }) => {
    const account_id = platform.account.replace('account_', 'acc_');
    const { id } = ok(await platform.fleexpay.post<{ readonly id: string }>('/sandbox/fund', { account_id, currency: 'EUR', amount: '7.00' }));
    return api.post(`/deposits/${id.replace('dep_', 'deposit_')}`, { metadata: { a: '1' } });
  }),
  invalid_amount: made(() => ({ amount: '0.00' })),
  parameter_address_invalid: made(async (ground) => {
    const { id } = await another(ground, 'Of a closed address');
    const [address] = await receivingAddresses(ground.platform, id);
    ok(await ground.api.send('POST', `/accounts/${id}/deactivate_address`, undefined));
    return { from: undefined, to: { address_id: address?.id } };
  }),
  testmode_action_only: provoked(403, async ({ platform, payer }) => platform.live.post('/deposits', depositTo(payer))),
} as const;
