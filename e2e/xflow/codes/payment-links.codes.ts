import { type Answer, ok } from '../../support/client.js';
import { activePartner } from '../active-user.js';
import type { PaymentLink } from '../payment-links.suite.js';
import { as, PARTNER, type XflowAccount } from '../platform.js';
import { activated, drafted } from '../receivable.js';
import { type Ground, type Provoked, provoked } from './code-case.js';

const TRIES = 10;
const PAYMENT = { method: 'domestic_debit', amount: '50.00', total: '50.00', name: 'Jaime Howe', routing_number: '021000021', account_number: '4471000123' };

const bodyOf = ({ payer }: Ground, receivables: readonly string[]) => ({ account_id: payer.partner.id, receivable_ids: receivables, type: 'receivable' });
const act = async ({ api }: Ground, { id }: PaymentLink, action: string) => api.send<PaymentLink>('POST', `/payment_links/${id}/${action}`, undefined);

async function linked(ground: Ground): Promise<PaymentLink> {
  return ok(await ground.api.post<PaymentLink>('/payment_links', bodyOf(ground, [(await activated(ground.payer)).id])));
}

/** What can't be done with a link after something else has been. */
const after = (earlier: string, action: string): Provoked =>
  provoked(400, async (ground) => {
    const link = await linked(ground);
    ok(await act(ground, link, earlier));
    return act(ground, link, action);
  });

/** A link is locked from when its page is paid on until the payment is announced: it is extended until that is met. */
async function extendWhilePaid(ground: Ground): Promise<Answer<unknown>> {
  for (let tries = 1; ; tries += 1) {
    const link = await linked(ground);
    let isPaid = false;
    const payment = fetch(link.link, { method: 'POST', redirect: 'manual', body: new URLSearchParams(PAYMENT) }).finally(() => (isPaid = true));
    let answer = await act(ground, link, 'extend');
    while (!isPaid && answer.status !== 409) answer = await act(ground, link, 'extend');
    await payment;
    if (answer.status === 409 || tries === TRIES) return answer;
  }
}

export const PAYMENT_LINK_CODES = {
  payment_link_account_receivable_mismatch: provoked(400, async (ground) => {
    const other = await activePartner(ground.platform, 'Who owes nothing', ground.payer.user);
    return ground.api.post('/payment_links', { ...bodyOf(ground, [(await activated(ground.payer)).id]), account_id: other.id });
  }),
  payment_link_activate_disallowed: after('expire', 'activate'),
  payment_link_deactivate_invalid: after('expire', 'deactivate'),
  payment_link_expire_invalid: after('expire', 'expire'),
  payment_link_extend_disallowed: after('deactivate', 'extend'),
  payment_link_extend_invalid: after('expire', 'extend'),
  payment_link_non_us_account_non_usd_currency: provoked(400, async (ground) => {
    const { api, payer } = ground;
    const physical_address = { city: 'London', country: 'GB', line1: '1 High Street', postal_code: 'E1 6AN' };
    const abroad = { ...PARTNER, nickname: 'Abroad', business_details: { ...PARTNER.business_details, physical_address } };
    const partner = ok(await api.post<XflowAccount>('/accounts', abroad, as(payer.user)));
    ok(await api.send('POST', `/accounts/${partner.id}/activate`, undefined));
    const { id } = await activated({ ...payer, partner });
    return api.post('/payment_links', { ...bodyOf(ground, [id]), account_id: partner.id });
  }),
  payment_link_parameter_not_editable: provoked(400, async (ground) => ground.api.post(`/payment_links/${(await linked(ground)).id}`, { type: 'receivable' })),
  payment_link_receivable_count_exceed: provoked(400, async (ground) => {
    const { id } = await activated(ground.payer);
    return ground.api.post('/payment_links', bodyOf(ground, [id, id]));
  }),
  payment_link_receivable_status_invalid: provoked(400, async (ground) => ground.api.post('/payment_links', bodyOf(ground, [(await drafted(ground.payer)).id]))),
  resource_locked: provoked(409, extendWhilePaid),
} as const;
