import { type Answer, ok } from '../../support/client.js';
import { activeUser } from '../active-user.js';
import { paid, type Payer } from '../deposits.suite.js';
import { failure, newPlatform } from '../platform.js';
import { act, activated, drafted, receivableBody, standing, type XflowReceivable } from '../receivable.js';
import { upload } from '../uploads.js';
import { payingPartner } from '../walk/paying-partner.js';
import { type Ground, type Provoked, provoked, unreachable } from './code-case.js';

const FUTURE = '2999-01-01';
const TRIES = 10;
const FOUND_LATER = unreachable('whoever verifies a receivable finds that: it is told in the system_message of the receivable');

const drafting = (over: (ground: Ground) => object): Provoked => provoked(400, async (ground) => ground.api.post('/receivables', await receivableBody(ground.payer, over(ground))));
const invoicing = (over: object | ((ground: Ground) => Promise<object>)): Provoked =>
  provoked(400, async (ground) => {
    const body = await receivableBody(ground.payer);
    return ground.api.post('/receivables', { ...body, invoice: { ...body.invoice, ...(typeof over === 'function' ? await over(ground) : over) } });
  });
const reconcile = async ({ platform: { api } }: Pick<Payer, 'platform'>, { id }: Pick<XflowReceivable, 'id'>, amount: string) => api.post(`/receivables/${id}/reconcile`, { amount });

async function cancelled({ payer }: Ground): Promise<XflowReceivable> {
  return ok(await act(payer, await drafted(payer), 'cancel'));
}

/** Until a receivable hears of it that its account is held, nothing can be reconciled with it all the same. It hears soon: several are asked, again and again. */
async function reconcileWhileHeld({ stage }: Ground): Promise<Answer<unknown>> {
  const platform = await newPlatform(stage, 'Xflow codes, held');
  const { user } = await activeUser(platform);
  const payer = await payingPartner({ platform, user }, 'Of somebody held');
  await paid(payer, '5.00');
  const receivables = await Promise.all(Array.from({ length: 6 }, async () => activated(payer)));
  const decide = async (decision: string) => ok(await stage.operator.client.post(`/accounts/${user.id}/decision?tenant_id=${platform.tenantId}`, { decision }));
  for (let tries = 1; ; tries += 1) {
    await decide('hold');
    const answers = await Promise.all(receivables.map(async (each) => reconcile(payer, each, '0.01')));
    const found = answers.find((answer) => failure(answer)[1] === 'receivable_unable_to_process');
    if (found !== undefined || tries === TRIES) return found ?? (answers[0] as Answer<unknown>);
    await Promise.all(receivables.map(async (each) => standing(payer, each, 'hold')));
    await decide('activate');
    await Promise.all(receivables.map(async (each) => standing(payer, each, 'activated')));
  }
}

export const RECEIVABLE_CODES = {
  account_id_invalid: drafting(({ payer }) => ({ account_id: payer.user.id })),
  balance_insufficient: provoked(402, async ({ payer }) => reconcile(payer, await activated(payer), '50.00')),
  invoice_date_invalid: invoicing({ creation_date: FUTURE, due_date: FUTURE }),
  invoice_due_date_invalid: invoicing({ due_date: '2022-10-17' }),
  parameter_receivable_invalid: unreachable('a text that is no id is parameter_value_invalid, the id of no receivable object_not_found'),
  purpose_code_not_supported: drafting(() => ({ purpose_code: 'P9999' })),
  receivable_additional_info_required: provoked(400, async ({ payer }) => act(payer, await drafted(payer, { purpose_code: undefined }), 'confirm')),
  receivable_amount_invoice_amount_mismatch: drafting(() => ({ amount_maximum_reconcilable: '50.01' })),
  receivable_amount_maximum_reconcilable_incorrect: provoked(400, async ({ api, payer }) => {
    await paid(payer, '10.00');
    const { id } = await activated(payer);
    ok(await reconcile(payer, { id }, '10.00'));
    return api.post(`/receivables/${id}`, { amount_maximum_reconcilable: '9.99' });
  }),
  receivable_cancel_disallowed: provoked(400, async (ground) => act(ground.payer, await cancelled(ground), 'cancel')),
  receivable_confirm_action_disallowed: provoked(400, async (ground) => act(ground.payer, await cancelled(ground), 'confirm')),
  receivable_creation_date_invoice_creation_date_mismatch: FOUND_LATER,
  receivable_currency_invoice_currency_mismatch: drafting(() => ({ currency: 'EUR' })),
  receivable_due_date_invoice_due_date_mismatch: FOUND_LATER,
  receivable_hold: provoked(400, async ({ stage, payer }) => {
    const receivable = await activated(payer);
    ok(await stage.operator.client.post(`/sandbox/receivables/${receivable.id}/move?tenant_id=${payer.platform.tenantId}`, { decision: 'hold' }));
    return act(payer, receivable, 'confirm');
  }),
  receivable_invoice_document_incorrect: invoicing(async ({ api }) => ({ document: (await upload(api, 'identity_document')).id })),
  receivable_invoice_reference_number_exists: invoicing(async ({ payer }) => ({ reference_number: (await drafted(payer)).invoice?.reference_number })),
  receivable_invoice_transaction_type_incorrect: provoked(400, async ({ payer }) => act(payer, await drafted(payer, { transaction_type: 'goods' }), 'confirm')),
  receivable_parameter_not_editable: provoked(400, async ({ api, payer }) => api.post(`/receivables/${(await activated(payer)).id}`, { purpose_code: 'P1004' })),
  receivable_partner_country_invoice_partner_country_mismatch: FOUND_LATER,
  receivable_partner_invoice_partner_mismatch: FOUND_LATER,
  receivable_reconcile_action_disallowed: provoked(400, async ({ payer }) => reconcile(payer, await drafted(payer), '1.00')),
  receivable_reconcile_amount_exceed: provoked(400, async ({ payer }) => reconcile(payer, await activated(payer), '50.01')),
  receivable_reference_number_invoice_reference_number_mismatch: FOUND_LATER,
  receivable_unable_to_process: provoked(400, reconcileWhileHeld),
  receivable_update_access_unauthorized: unreachable('who may not change a receivable does not see it'),
} as const;
