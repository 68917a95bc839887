/**
 * Every request that the reference prints as an example, and of which kind the answer is. Words in braces stand for ids. `json` says
 * that the content type is sent without a body, as the reference does for what only acts.
 */
export interface ExampleRequest {
  readonly call: string;
  readonly gives: string;
  readonly body?: object;
  readonly json?: true;
  readonly headers?: Readonly<Record<string, string>>;
}

const REFERENCED = { metadata: { internal_reference: 'ABC-1234' } };
const NAMED = { metadata: { internal_name: 'Shoe and Sock Power' } };
const ALL = { destination_currency: '*', source_currency: '*' };

const USEFUL = { amount_maximum_reconcilable: '45.00', description: 'This is a useful description', ...REFERENCED };

export const EXAMPLE_REQUESTS: readonly ExampleRequest[] = [
  { call: 'GET /receivables/{receivable}', gives: 'receivable' },
  { call: 'POST /receivables/{receivable}', gives: 'receivable', body: USEFUL },
  {
    call: 'POST /accounts',
    gives: 'account',
    body: {
      business_details: {
        email: 'Rene9@gmail.com',
        legal_name: 'Macejkovic - Casper',
        physical_address: { city: 'Bowling Green', country: 'US', line1: '73427 Carmine Greens', postal_code: '94107', state: 'CA' },
        type: 'company',
      },
      nickname: 'Jaime Howe',
      type: 'partner',
    },
  },
  { call: 'GET /accounts/{partner}', gives: 'account' },
  { call: 'POST /accounts/{user}', gives: 'account', body: { business_details: { email: 'alternate_contact@shoedog.com' }, ...NAMED } },
  { call: 'GET /accounts?type=partner', gives: 'list of account' },
  { call: 'POST /accounts/{other}/activate', gives: 'account', json: true },
  { call: 'POST /accounts/{other}/activate_address', gives: 'account', json: true },
  { call: 'POST /accounts/{closing}/deactivate_address', gives: 'account', json: true },
  { call: 'POST /accounts/{closing}/deactivate', gives: 'account', json: true },
  { call: 'GET /account_settings/{setting}', gives: 'account_setting' },
  { call: 'POST /account_settings/{setting}', gives: 'account_setting', body: NAMED },
  { call: 'GET /account_settings?limit=2', gives: 'list of account_setting' },
  { call: 'GET /account_settings/connected?limit=2', gives: 'list of account_setting' },
  {
    call: 'POST /addresses',
    gives: 'address',
    body: {
      bank_account: { domestic_credit: 'HDFC0000261', number: '5021102940182' },
      billing_details: { city: 'Bangalore', country: 'IN', line1: 'No. 7 MG Road', postal_code: '560038', state: 'Karnataka' },
      category: 'user_payout',
      currency: 'INR',
      linked_id: '{platform}',
      linked_object: 'account',
      name: 'Marvelous Movies India. Pvt. Ltd.',
      type: 'bank_account',
    },
  },
  { call: 'GET /addresses/{address}', gives: 'address' },
  { call: 'POST /addresses/{address}', gives: 'address', body: REFERENCED },
  { call: 'GET /addresses?limit=2&status=activated', gives: 'list of address' },
  { call: 'GET /balance?account_id={platform}', gives: 'balance' },
  { call: 'GET /balance/aggregate?account_id={platform}', gives: 'balance' },
  { call: 'GET /balance_transactions/{balance_transaction}', gives: 'balance_transaction' },
  { call: 'GET /balance_transactions?currency=USD', gives: 'list of balance_transaction' },
  {
    call: 'POST /deposits',
    gives: 'deposit',
    body: { amount: '20.00', currency: 'USD', from: { account_id: '{partner}' }, payment_method: 'domestic_credit', to: { account_id: '{partner}', address_id: '{address}' } },
  },
  { call: 'GET /deposits/{deposit}', gives: 'deposit' },
  { call: 'POST /deposits/{deposit}', gives: 'deposit', body: REFERENCED },
  { call: 'GET /deposits?payment_method=domestic_credit&status=initialized', gives: 'list of deposit' },
  { call: 'GET /events/{event}', gives: 'event' },
  { call: 'GET /events?limit=5', gives: 'list of event' },
  { call: 'GET /exchange_rates/{exchange_rate}', gives: 'exchange_rate' },
  { call: 'GET /exchange_rates?limit=5', gives: 'list of exchange_rate' },
  {
    call: 'POST /fee_plans',
    gives: 'fee_plan',
    headers: { 'content-type': 'application/json', 'xflow-account': '"{user}"' },
    body: {
      linked_id: '{user}',
      linked_object: 'account',
      payout: [
        { ...ALL, fixed: '0.00', minimum: '0.00', variable: '1.00' },
        { destination_currency: '*', fixed: '100.00', minimum: '0.00', source_currency: 'EUR', variable: '1.00' },
        { destination_currency: '*', fixed: '100.00', minimum: '0.00', source_currency: 'GBP', variable: '1.00' },
      ],
      payout_fx: [{ ...ALL, reference_rate: 'mid_market', variable: '1.00' }, { destination_currency: 'INR', reference_rate: 'mid_market', source_currency: 'EUR', variable: '0.75' }],
      transfer_fx: [
        { ...ALL, reference_rate: 'mid_market', variable: '1.00', variable_off_hours: '2.00' },
        { destination_currency: 'GBP', reference_rate: 'mid_market', source_currency: 'EUR', variable: '0.75', variable_off_hours: '2.00' },
      ],
      type: 'account_fees',
    },
  },
  { call: 'GET /fee_plans/{fee_plan}', gives: 'fee_plan' },
  { call: 'POST /fee_plans/{fee_plan}', gives: 'fee_plan', body: NAMED },
  { call: 'GET /fee_plans?limit=2', gives: 'list of fee_plan' },
  { call: 'GET /files/{file}', gives: 'file' },
  { call: 'POST /files/{file}', gives: 'file', body: REFERENCED },
  { call: 'GET /files?purpose=finance_document&type=pdf', gives: 'list of file' },
  { call: 'POST /payment_links', gives: 'payment_link', body: { account_id: '{partner}', receivable_ids: ['{receivable}'], type: 'receivable' } },
  { call: 'GET /payment_links/{payment_link}', gives: 'payment_link' },
  { call: 'POST /payment_links/{payment_link}', gives: 'payment_link', body: REFERENCED },
  { call: 'GET /payment_links?expires_at.lt=1671263628&status=activated', gives: 'list of payment_link' },
  { call: 'POST /payment_links/{payment_link}/deactivate', gives: 'payment_link', json: true },
  { call: 'POST /payment_links/{payment_link}/activate', gives: 'payment_link', json: true },
  { call: 'POST /payment_links/{payment_link}/extend', gives: 'payment_link', json: true },
  { call: 'POST /payment_links/{payment_link}/expire', gives: 'payment_link', json: true },
  { call: 'GET /payments/{payment}', gives: 'payment' },
  { call: 'GET /payments?type=fees', gives: 'list of payment' },
  { call: 'GET /payouts/{payout}', gives: 'payout' },
  { call: 'POST /payouts/{payout}', gives: 'payout', body: REFERENCED },
  { call: 'GET /payouts?status=processing', gives: 'list of payout' },
  { call: 'POST /persons', gives: 'person', body: { relationship: { director: true }, supporting_documentation: { id_document: '{file}' } } },
  { call: 'GET /persons/{person}', gives: 'person' },
  { call: 'POST /persons/{person}', gives: 'person', body: { relationship: { owner: true }, supporting_documentation: { id_document: '{file}' } } },
  { call: 'GET /persons?limit=2', gives: 'list of person' },
  { call: 'DELETE /persons/{person}', gives: 'person' },
  { call: 'GET /quotes?buy.amount=-100.45&buy.currency=INR&sell.amount=&sell.currency=USD&type=payout_fx', gives: 'quote' },
  {
    call: 'POST /receivables',
    gives: 'receivable',
    body: {
      account_id: '{partner}',
      amount_maximum_reconcilable: '50.00',
      currency: 'USD',
      invoice: { amount: '50.00', creation_date: '2022-10-18', currency: 'USD', document: '{invoice}', due_date: '2022-11-07', reference_number: 'Invoice FY 2022-23-038' },
      purpose_code: 'P1006',
      transaction_type: 'services',
    },
  },
  { call: 'POST /receivables/{drafted}', gives: 'receivable', body: USEFUL },
  { call: 'GET /receivables?status=verifying', gives: 'list of receivable' },
  { call: 'POST /receivables/{drafted}/confirm', gives: 'receivable', json: true },
  { call: 'POST /receivables/{cancelled}/cancel', gives: 'receivable', json: true },
  { call: 'POST /receivables/{receivable}/reconcile', gives: 'receivable', body: { account_id: '{partner}', amount: '10.00' } },
  { call: 'POST /transfers', gives: 'transfer', body: { from: { account_id: '{partner}', amount: '123.40', currency: 'USD' }, to: { account_id: '{other}', currency: 'USD' }, type: 'internal_transfer' } },
  { call: 'GET /transfers/{transfer}', gives: 'transfer' },
  { call: 'POST /transfers/{transfer}', gives: 'transfer', body: { metadata: { internal_reference: '1234' } } },
  { call: 'GET /transfers?status=completed', gives: 'list of transfer' },
  {
    call: 'POST /webhook_endpoints',
    gives: 'webhook_endpoint',
    body: { description: 'This is my webhook endpoint', enabled_events: ['deposit.status.completed', 'payout.status.settled'], platform: true, url: 'https://example.com/my/webhook/endpoint' },
  },
  { call: 'GET /webhook_endpoints/{webhook_endpoint}', gives: 'webhook_endpoint' },
  { call: 'POST /webhook_endpoints/{webhook_endpoint}', gives: 'webhook_endpoint', body: REFERENCED },
  { call: 'GET /webhook_endpoints?limit=2&status=activated', gives: 'list of webhook_endpoint' },
  { call: 'POST /webhook_endpoints/{webhook_endpoint}/deactivate', gives: 'webhook_endpoint', json: true },
  { call: 'POST /webhook_endpoints/{webhook_endpoint}/activate', gives: 'webhook_endpoint', json: true },
];

const fields = (names: string) => names.split(' ');

/** The fields of each object as the reference prints them. A payout has `arrival_time` too, which its other text names. */
export const PRINTED: Readonly<Record<string, readonly string[]>> = {
  account: fields('address business_details created id link livemode logo_id metadata nickname object parent_account_id status supporting_documentation tos_acceptance type'),
  account_setting: fields('account_id address address_currency created id livemode metadata object payouts'),
  address: fields('bank_account billing_details category created currency id is_reusable linked_id linked_object livemode metadata name object status supporting_documentation type wallet'),
  balance: fields('account_id available fee_advance livemode object payout_processing pending processing'),
  balance_transaction: fields('amount category created currency id livemode object payment_id'),
  deposit: fields('amount created currency from id livemode metadata object payment_method payment_method_details reason_code statement_descriptor status to'),
  event: fields('account_id created id linked_id linked_object livemode object type'),
  exchange_rate: fields('buy created currency_pair dealt_currency id livemode object payment_id rate sell type'),
  fee_plan: fields('created deposit id linked_id linked_object livemode metadata object payout payout_fx status transfer_fx type validity'),
  file: fields('created file_name id livemode metadata object purpose size type url'),
  payment_link: fields('account_id created expires_at id link livemode metadata object receivable_ids status type'),
  payment: fields('created fee_plan_id from id is_exchange_rate_applicable linked_id linked_object linked_payments livemode object payout_eligible_at to type'),
  payout: fields('amount arrival_date arrival_time automatic created currency id livemode metadata object payment_method payment_method_details payout_confirmation statement_descriptor status to'),
  person: fields('created full_name id livemode object relationship status supporting_documentation supporting_ids'),
  quote: fields('buy currency_pair dealt_currency fee_plan_id livemode object rate sell type'),
  receivable: fields(
    'account_id amount_locked amount_maximum_reconcilable amount_reconcilable amount_reconciled amount_reconciled_not_settled amount_settled_payouts created currency ' +
      'deposit_ids_amount_locked description id invoice livemode metadata object purpose_code purpose_code_description status system_message transaction_type',
  ),
  transfer: fields('created description from id livemode metadata object status to type'),
  webhook_endpoint: fields('created description enabled_events id livemode metadata object platform secret status url'),
};
