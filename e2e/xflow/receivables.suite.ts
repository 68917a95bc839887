import { type Answer, ok } from '../support/client.js';
import type { Stage } from '../support/stage.js';
import { newPayer, type Payer } from './deposits.suite.js';
import { as, failure, newPlatform, newUser, PARTNER, type XflowAccount, type XflowList } from './platform.js';
import { act, activated, drafted, receivableBody, reading, standing, type XflowReceivable } from './receivable.js';
import { upload } from './uploads.js';

const FUTURE = '2999-01-01';

export function receivables(stage: () => Stage): void {
  describe('a receivable', () => {
    let payer: Payer;
    beforeAll(async () => {
      payer = await newPayer(stage(), 'Xflow receivables');
    });
    const post = async (path: string, body: object, extra = {}): Promise<Answer<XflowReceivable>> => payer.platform.api.post<XflowReceivable>(path, body, extra);
    const decide = async ({ id }: { readonly id: string }, decision: string, issue?: string) =>
      stage().operator.client.post(`/sandbox/receivables/${id}/move?tenant_id=${payer.platform.tenantId}`, { decision, ...(issue === undefined ? {} : { issue }) });

    it('is drafted by the example of the reference, confirmed, verified and activated', async () => {
      const body = await receivableBody(payer);
      const made = ok(await post('/receivables', body, as(payer.user)));
      expect(made).toEqual({
        ...body,
        amount_locked: '0.00',
        amount_reconcilable: '50.00',
        amount_reconciled: '0.00',
        amount_reconciled_not_settled: '0.00',
        amount_settled_payouts: '0.00',
        created: expect.any(Number) as number,
        deposit_ids_amount_locked: [],
        description: null,
        id: expect.stringMatching(/^receivable_[0-9A-Za-z]{22}$/) as string,
        livemode: false,
        metadata: null,
        object: 'receivable',
        purpose_code_description: 'Business and management consultancy and public relations services',
        status: 'draft',
        system_message: [],
      });
      expect(ok(await act(payer, made, 'confirm'))).toEqual({ ...made, status: 'verifying' });
      expect(failure(await act(payer, made, 'confirm'))).toEqual([400, 'receivable_confirm_action_disallowed', undefined]);
      expect(await standing(payer, made, 'activated')).toEqual({ ...made, status: 'activated' });
      expect(ok(await payer.platform.api.get(`/receivables/${made.id}`))).toEqual({ ...made, status: 'activated' });
    });

    it('is completed step by step, and says what lacks until then', async () => {
      const { invoice, ...told } = await receivableBody(payer);
      const draft = ok(await post('/receivables', {}, as(payer.user)));
      expect(draft).toMatchObject({ account_id: null, currency: null, amount_reconcilable: null, amount_locked: null, invoice: null, status: 'draft' });
      const steps: readonly (readonly [object, string])[] = [
        [{ account_id: told.account_id }, 'receivable.account_id'],
        [{ currency: 'USD', amount_maximum_reconcilable: '50.00' }, 'receivable.amount_maximum_reconcilable'],
        [{ invoice: { amount: '50.00', currency: 'USD' } }, 'receivable.invoice.amount'],
        [{ invoice: { creation_date: invoice.creation_date } }, 'receivable.invoice.creation_date'],
        [{ invoice: { document: invoice.document } }, 'receivable.invoice.document'],
        [{ invoice: { due_date: invoice.due_date } }, 'receivable.invoice.due_date'],
        [{ invoice: { reference_number: invoice.reference_number } }, 'receivable.invoice.reference_number'],
        [{ purpose_code: 'P1006' }, 'receivable.purpose_code'],
        [{ transaction_type: 'services' }, 'receivable.transaction_type'],
      ];
      for (const [step, lacks] of steps) {
        expect(failure(await act(payer, draft, 'confirm'))).toEqual([400, 'receivable_additional_info_required', lacks]);
        ok(await post(`/receivables/${draft.id}`, step));
      }
      expect(ok(await act(payer, draft, 'confirm'))).toMatchObject({ status: 'verifying', invoice });
    });

    it.each<[object, number, string, string]>([
      [{ account_id: `account_${'0'.repeat(22)}` }, 404, 'object_not_found', 'receivable.account_id'],
      [{ amount_maximum_reconcilable: '0.00' }, 400, 'invalid_amount', 'receivable.amount_maximum_reconcilable'],
      [{ amount_maximum_reconcilable: '50.001' }, 400, 'invalid_amount', 'receivable.amount_maximum_reconcilable'],
      [{ amount_maximum_reconcilable: '50.01' }, 400, 'receivable_amount_invoice_amount_mismatch', 'receivable.amount_maximum_reconcilable'],
      [{ amount_maximum_reconcilable: 50 }, 400, 'parameter_value_invalid', 'receivable.amount_maximum_reconcilable'],
      [{ currency: undefined, invoice: undefined }, 400, 'parameter_empty', 'receivable.currency'],
      [{ currency: 'EUR' }, 400, 'receivable_currency_invoice_currency_mismatch', 'receivable.invoice.currency'],
      [{ currency: 'USDC' }, 400, 'currency_not_supported', 'receivable.currency'],
      [{ currency: 'BTC' }, 400, 'currency_not_supported', 'receivable.currency'],
      [{ purpose_code: 'P9999' }, 400, 'purpose_code_not_supported', 'receivable.purpose_code'],
      [{ transaction_type: 'gifts' }, 400, 'parameter_value_invalid', 'receivable.transaction_type'],
      [{ colour: 'red' }, 400, 'parameter_unexpected', 'receivable.colour'],
      [{ description: '' }, 400, 'parameter_empty', 'receivable.description'],
      [{ metadata: { a: 'x'.repeat(501) } }, 400, 'metadata_value_max_length_invalid', 'receivable.metadata'],
    ])('is refused for %j', async (over, status, code, field) => {
      expect(failure(await post('/receivables', await receivableBody(payer, over)))).toEqual([status, code, field]);
    });

    it.each<[object, string, string]>([
      [{ creation_date: '18-10-2022' }, 'date_invalid_format', 'receivable.invoice.creation_date'],
      [{ creation_date: '2022-02-30' }, 'date_invalid_format', 'receivable.invoice.creation_date'],
      [{ due_date: 'soon' }, 'date_invalid_format', 'receivable.invoice.due_date'],
      [{ creation_date: FUTURE, due_date: FUTURE }, 'invoice_date_invalid', 'receivable.invoice.creation_date'],
      [{ due_date: '2022-10-17' }, 'invoice_due_date_invalid', 'receivable.invoice.due_date'],
      [{ amount: '-1.00' }, 'invalid_amount', 'receivable.invoice.amount'],
      [{ document: `file_${'0'.repeat(22)}` }, 'parameter_file_invalid', 'receivable.invoice.document'],
      [{ paid: true }, 'parameter_unexpected', 'receivable.invoice.paid'],
    ])('is refused for an invoice with %j', async (over, code, field) => {
      const body = await receivableBody(payer);
      expect(failure(await post('/receivables', { ...body, invoice: { ...body.invoice, ...over } }))).toEqual([400, code, field]);
    });

    it.each([{ purpose_code: 'P0102' }, { transaction_type: 'goods' }])('with %j is drafted, and confirmed once purpose and export go together', async (over) => {
      const draft = await drafted(payer, over);
      expect(failure(await act(payer, draft, 'confirm'))).toEqual([400, 'receivable_invoice_transaction_type_incorrect', 'receivable.transaction_type']);
      ok(await post(`/receivables/${draft.id}`, { purpose_code: 'P0102', transaction_type: 'goods' }));
      expect(ok(await act(payer, draft, 'confirm'))).toMatchObject({ status: 'verifying', purpose_code: 'P0102', transaction_type: 'goods' });
    });

    it('lacks its own currency, or that of its invoice, and is drafted all the same', async () => {
      const { invoice, ...body } = await receivableBody(payer);
      const own = ok(await post('/receivables', { ...body, invoice: { ...invoice, currency: undefined } }));
      expect(own).toMatchObject({ currency: 'USD', amount_maximum_reconcilable: '50.00', invoice: { currency: null, amount: '50.00' } });
      expect(failure(await act(payer, own, 'confirm'))).toEqual([400, 'receivable_additional_info_required', 'receivable.invoice.currency']);
      ok(await act(payer, own, 'cancel'));
      const itsInvoices = ok(await post('/receivables', { ...body, invoice, currency: undefined }));
      expect(itsInvoices).toMatchObject({ currency: null, amount_maximum_reconcilable: '50.00', amount_reconcilable: null, invoice: { currency: 'USD', amount: '50.00' } });
      expect(failure(await act(payer, itsInvoices, 'confirm'))).toEqual([400, 'receivable_additional_info_required', 'receivable.currency']);
      expect(ok(await post(`/receivables/${itsInvoices.id}`, { currency: 'USD' }))).toMatchObject({ amount_reconcilable: '50.00' });
    });

    it('has an invoice that is one, of a number that the partner has once', async () => {
      const body = await receivableBody(payer);
      const logo = (await upload(payer.platform.api, 'identity_document', as(payer.user))).id;
      expect(failure(await post('/receivables', { ...body, invoice: { ...body.invoice, document: logo } }))).toEqual([400, 'receivable_invoice_document_incorrect', 'receivable.invoice.document']);
      const first = ok(await post('/receivables', body));
      expect(failure(await post('/receivables', body))).toEqual([400, 'receivable_invoice_reference_number_exists', 'receivable.invoice.reference_number']);
      const other = await drafted(payer);
      expect(failure(await post(`/receivables/${other.id}`, { invoice: { reference_number: body.invoice.reference_number } }))).toEqual([400, 'receivable_invoice_reference_number_exists', 'receivable.invoice.reference_number']);
      ok(await act(payer, first, 'cancel'));
      ok(await post(`/receivables/${other.id}`, { invoice: { reference_number: body.invoice.reference_number } }));
      const another = ok(await payer.platform.api.post<XflowAccount>('/accounts', { ...PARTNER, nickname: 'Same number' }, as(payer.user)));
      ok(await post('/receivables', { ...body, account_id: another.id }));
      expect(failure(await post('/receivables', { ...body, account_id: payer.user.id }))).toEqual([400, 'account_id_invalid', 'receivable.account_id']);
    });

    it('that two want to draft with the same invoice at once is drafted by one of them', async () => {
      const body = await receivableBody(payer);
      const answers = await Promise.all([1, 2, 3, 4].map(async () => post('/receivables', body)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400]);
    });

    it('changes its maximum, description and metadata alone once it is activated', async () => {
      const receivable = await activated(payer);
      const changed = ok(await post(`/receivables/${receivable.id}`, { amount_maximum_reconcilable: '45.00', description: 'This is a useful description', metadata: { internal_reference: 'ABC-1234' } }));
      expect(changed).toEqual({ ...receivable, amount_maximum_reconcilable: '45.00', amount_reconcilable: '45.00', description: 'This is a useful description', metadata: { internal_reference: 'ABC-1234' } });
      expect(failure(await post(`/receivables/${receivable.id}`, { currency: 'EUR', invoice: { currency: 'EUR' } }))).toEqual([400, 'receivable_parameter_not_editable', 'receivable.currency']);
      expect(failure(await post(`/receivables/${receivable.id}`, { purpose_code: 'P1004' }))).toEqual([400, 'receivable_parameter_not_editable', 'receivable.purpose_code']);
      ok(await post(`/receivables/${receivable.id}`, { purpose_code: 'P1006', metadata: { internal_reference: '' } }));
    });

    it('is cancelled once, while no money is in it', async () => {
      const draft = await drafted(payer);
      expect(ok(await act(payer, draft, 'cancel'))).toMatchObject({ status: 'cancelled' });
      expect(failure(await act(payer, draft, 'cancel'))).toEqual([400, 'receivable_cancel_disallowed', undefined]);
      expect(failure(await act(payer, draft, 'confirm'))).toEqual([400, 'receivable_confirm_action_disallowed', undefined]);
      expect(failure(await post(`/receivables/${draft.id}/reconcile`, { amount: '1.00' }))).toEqual([400, 'receivable_reconcile_action_disallowed', undefined]);
    });

    it('needs something from its owner, or is held, when whoever verifies it says so', async () => {
      const receivable = await drafted(payer);
      ok(await act(payer, receivable, 'confirm'));
      ok(await decide(receivable, 'input_required', 'partner_invoice_partner_mismatch'));
      expect(await reading(payer, receivable)).toMatchObject({ status: 'input_required', system_message: [{ code: 'receivable_partner_invoice_partner_mismatch' }] });
      ok(await post(`/receivables/${receivable.id}`, { purpose_code: 'P1004' }));
      ok(await act(payer, receivable, 'confirm'));
      ok(await decide(receivable, 'hold'));
      expect(await reading(payer, receivable)).toMatchObject({ status: 'hold', system_message: [{ code: 'receivable_unable_to_process' }] });
      expect(failure(await act(payer, receivable, 'confirm'))).toEqual([400, 'receivable_hold', undefined]);
      expect(failure(await post(`/receivables/${receivable.id}/reconcile`, { amount: '1.00' }))).toEqual([400, 'receivable_hold', undefined]);
      ok(await decide(receivable, 'activate'));
      expect(await reading(payer, receivable)).toMatchObject({ status: 'activated', system_message: [] });
      expect((await decide(receivable, 'activate')).status).toBe(409);
    });

    it('is held while its partner is deactivated, and goes on when he is back', async () => {
      const left = await newPayer(stage(), 'Partner who leaves');
      const before = await activated(left);
      const waiting = await drafted(left);
      ok(await left.platform.api.send('POST', `/accounts/${left.partner.id}/deactivate`, undefined));
      expect(await standing(left, before, 'hold')).toMatchObject({ system_message: [{ code: 'receivable_partner_deactivated' }] });
      ok(await act(left, waiting, 'confirm'));
      expect(await standing(left, waiting, 'hold')).toMatchObject({ system_message: [{ code: 'receivable_partner_deactivated' }] });
      ok(await left.platform.api.send('POST', `/accounts/${left.partner.id}/activate`, undefined));
      for (const receivable of [before, waiting]) expect(await standing(left, receivable, 'activated')).toMatchObject({ system_message: [] });
    });

    it('in live mode waits for a person', async () => {
      const { platform } = payer;
      expect(failure(await platform.live.get(`/receivables/${(await drafted(payer)).id}`))).toEqual([404, 'object_not_found', 'receivable.id']);
      const draft = ok(await platform.live.post<XflowReceivable>('/receivables', {}));
      expect(draft).toMatchObject({ livemode: true, status: 'draft' });
      const { client } = stage().operator;
      const decision = await client.post(`/receivables/${draft.id}/decision?tenant_id=${platform.tenantId}`, { decision: 'activate' });
      expect(decision.status).toBe(409);
      expect((await client.post(`/sandbox/receivables/${draft.id}/move?tenant_id=${platform.tenantId}`, { decision: 'hold' })).status).toBe(404);
      const waiting = await drafted(payer);
      ok(await act(payer, waiting, 'confirm'));
      expect(ok(await client.get<{ data: readonly { id: string }[] }>(`/receivables?status=verifying&tenant_id=${platform.tenantId}`)).data.map(({ id }) => id)).toContain(waiting.id);
      expect(ok(await client.get(`/receivables/${waiting.id}?tenant_id=${platform.tenantId}`))).toMatchObject({ object: 'receivable' });
    });
  });

  describe('the list of receivables', () => {
    it('is cut by every filter, for whom it concerns', async () => {
      const payer = await newPayer(stage(), 'Xflow receivable lister');
      const { platform: { api }, user, partner } = payer;
      const [first, second] = [await drafted(payer), await activated(payer)];
      const list = async (query: string, extra = {}) => ok(await api.get<XflowList<XflowReceivable>>(`/receivables${query}`, extra)).data.map(({ id }) => id);
      for (const query of ['', `?account_id=${partner.id}`, `?account_id=${partner.id},${user.id}`, '?status=draft&status=activated', '?status=draft,activated', '?currency=USD,EUR', `?created.gte=${first.created}`]) {
        expect([query, await list(query)]).toEqual([query, [second.id, first.id]]);
        expect([query, await list(query, as(user))]).toEqual([query, [second.id, first.id]]);
      }
      expect([await list('?status=draft'), await list('?status=verifying'), await list('?currency=EUR'), await list(`?account_id=${user.id}`), await list('?created.lt=1')]).toEqual([[first.id], [], [], [], []]);
      expect([await list('?limit=1'), await list(`?starting_after=${second.id}`), await list(`?ending_before=${first.id}`)]).toEqual([[second.id], [first.id], [second.id]]);
      expect([await list('', as(await newUser(payer.platform))), await list('?limit=1', as(user))]).toEqual([[], [second.id]]);
      const stranger = await newPlatform(stage(), 'Receivable stranger');
      expect(failure(await stranger.api.get(`/receivables/${first.id}`))).toEqual([404, 'object_not_found', 'receivable.id']);
      expect(failure(await api.get('/receivables?status=lost'))).toEqual([400, 'parameter_value_invalid', 'receivable.status']);
    });
  });
}
