/**
 * What the reference of the Xflow API 2024-02-05 says of every object's fields, for answers to be held against what owes
 * nothing to our own document. A word is a kind of value, or the values that there are; a `?` behind it says that it may be
 * null, behind a name that the field may be left out.
 *
 * Where the reference's two texts differ, the one that is for people wins; where it is silent, these were decided:
 * - `sub_type` of accounts, `live_fx` of account settings and `receivable_reconcile` of fee plans are in the machine-readable
 *   text alone, and not printed; `supporting_documentation` of receivables is in it alone, and may be.
 * - Of business details the first text prints no day of incorporation, size, category and code: they are left out until known.
 * - An account setting says null where there can be no addresses, and `reason_code_not_enabled` is null for who is paid out.
 * - `processing` is a category of balance transactions, too; `created` is a number there as everywhere.
 * - Payouts print `arrival_date` (the first text) and `arrival_time` (the second), which are the same. One that was asked for on the other
 *   surface goes to no address, and may have no descriptor; what moves on a chain has no method here.
 * - Rates print `inter_bank`, which is always null; a plan that has no end is valid to null; a quote names its fee plan.
 * - `livemode` is null for platforms and direct users only. The fee plan of a payment is null where nothing is charged.
 * - A deposit that came by the other API, without an address, has none in `to` either.
 * - What FleexPay's conversions moved is a payment too, linked to a `conversion`.
 * - Currencies are more than the second text has: cryptocurrencies, CAD, JPY and NZD are held too.
 */
export type Shape = string | readonly [Shape] | OrNull | Fields;
export interface OrNull {
  readonly orNull: Shape;
}
export interface Fields {
  readonly [name: string]: Shape;
}

const orNull = (shape: Shape): OrNull => ({ orNull: shape });

const PLACE = { city: 'text?', country: 'country', line1: 'text?', line2: 'text?', postal_code: 'text?', state: 'text?' };
const DOCUMENT = orNull({ id_document: 'id:file' });
const MONEY = { amount: 'amount', currency: 'currency' };
const RATE = { inter_bank: 'amount?', mid_market: 'amount', user: 'amount' };
const METHODS_OUT = 'domestic_credit|domestic_fast_credit|domestic_wire|global_wire';
const METHODS_IN = `affirm|afterpay|check|domestic_debit|klarna|${METHODS_OUT}`;
const PAYMENTS =
  'adjustment_negative|adjustment_positive|deposit_reversal|fee_advance_debit|funds_credit|funds_debit|fx_fee|payout|payout_failure|payout_fee|' +
  'platform_partner_debit|processing_fee|reconcile|reconcile_paypal|transfer|unfunds_debit';
const EVENT_WORDS =
  'account.address.activated|account.payouts_enabled.updated|account.status.activated|account.status.hold|address.created|address.status.activated|' +
  'address.status.deactivated|deposit.status.completed|payout.arrival_time.updated|payout.status.initialized|payout.status.processing|' +
  'payout.status.settled|payout.status.hold|payout.status.failed|payout.payment_confirmation.updated|receivable.amount_reconciled.updated|' +
  'receivable.amount_settled_payouts.updated|receivable.status.activated|receivable.status.cancelled|receivable.status.completed|' +
  'receivable.status.hold|receivable.status.input_required|receivable.status.verifying|transfer.status.completed';
/** Every type of events. */
export const EVENTS: readonly string[] = EVENT_WORDS.split('|');

/** By what an object says that it is; its fields beside `object`. */
export const REFERENCE: Readonly<Record<string, Fields>> = {
  account: {
    address: 'deactivated|requested|processing|activated',
    business_details: orNull({
      'date_of_incorporation?': 'day?',
      dba: 'text?',
      'email?': 'text',
      ids: orNull({ business: 'text?', tax: 'text?', tax_deduction: 'text?', tax_gst: 'text?', tax_trade: 'text?' }),
      legal_name: 'text',
      'merchant_category_code?': 'text?',
      'merchant_size?': 'small|medium|large?',
      'physical_address?': PLACE,
      'product_category?': 'goods|service|software?',
      product_description: 'text?',
      type: 'company|limited_liability_partnership|partnership|sole_proprietor|individual|business|other',
      website: 'text?',
    }),
    created: 'time',
    id: 'id:account',
    link: 'text?',
    livemode: 'boolean?',
    logo_id: 'id:file?',
    metadata: 'map?',
    nickname: 'text?',
    parent_account_id: 'id:account?',
    status: 'draft|verifying|activated|deactivated|hold',
    supporting_documentation: DOCUMENT,
    tos_acceptance: orNull({ ip: 'text?', time: 'time?', user_agent: 'text?' }),
    type: 'partner|platform|user',
  },
  account_setting: {
    account_id: 'id:account',
    address: orNull({ connected_user: 'boolean?', connected_user_partner: 'boolean?', partner: 'boolean?', platform: 'boolean?', user: 'boolean?' }),
    address_currency: orNull({ connected_user: ['currency'], connected_user_partner: ['currency'], partner: ['currency'], platform: ['currency'], user: ['currency'] }),
    created: 'time',
    id: 'id:account_setting',
    livemode: 'boolean',
    metadata: 'map?',
    payouts: orNull({
      enabled: 'boolean',
      interval: 'daily|weekly|monthly',
      monthly_anchor: 'integer?',
      reason_code_not_enabled: 'text?',
      weekly_anchor: 'monday|tuesday|wednesday|thursday|friday|saturday|sunday?',
    }),
  },
  address: {
    bank_account: orNull({
      'bank_name?': 'text?',
      domestic_credit: 'text?',
      domestic_debit: 'text?',
      domestic_fast_credit: 'text?',
      domestic_wire: 'text?',
      global_wire: 'text?',
      iban: 'text?',
      last4: 'text',
      number: 'text',
    }),
    billing_details: orNull(PLACE),
    category: 'partner_payment|user_payout|xflow_checkout|xflow_fee_advance|xflow_receive',
    created: 'time',
    currency: 'currency',
    id: 'id:address',
    is_reusable: 'boolean',
    linked_id: 'id:account',
    linked_object: 'account',
    livemode: 'boolean',
    metadata: 'map?',
    name: 'text?',
    status: 'activated|deactivated|expired|pending_deactivation',
    supporting_documentation: DOCUMENT,
    type: 'bank_account|wallet',
    wallet: orNull({ email: 'text?', provider: 'affirm|afterpay|klarna|paypal_external?' }),
  },
  balance: { account_id: 'id:account', available: [MONEY], fee_advance: [MONEY], livemode: 'boolean', payout_processing: [MONEY], pending: [MONEY], processing: [MONEY] },
  balance_transaction: {
    amount: 'amount',
    category: 'available|fee_advance|payout_processing|pending|processing',
    created: 'time',
    currency: 'currency',
    id: 'id:bt',
    livemode: 'boolean',
    payment_id: 'id:payment',
  },
  deposit: {
    amount: 'amount',
    created: 'time',
    currency: 'currency',
    from: { account_id: 'id:account', address_id: 'id:address?' },
    id: 'id:deposit',
    livemode: 'boolean',
    metadata: 'map?',
    payment_method: METHODS_IN,
    payment_method_details: orNull({ reference_number: 'text' }),
    reason_code: 'cancelled|duplicate|general|high_risk|incorrect_amount|poor_image_quality|unmatched_details?',
    statement_descriptor: 'text?',
    status: 'initialized|processing|completed|cancelled|failed',
    to: { account_id: 'id:account', address_id: 'id:address?' },
  },
  event: {
    account_id: 'id:account?',
    created: 'time',
    id: 'id:event',
    linked_id: 'text',
    linked_object: 'account|address|deposit|receivable|payout|transfer',
    livemode: 'boolean',
    type: EVENT_WORDS,
  },
  exchange_rate: {
    buy: MONEY,
    created: 'time',
    currency_pair: 'text',
    dealt_currency: 'currency',
    id: 'id:fx',
    livemode: 'boolean',
    payment_id: 'id:payment',
    rate: { ...RATE, valid_from: 'time', valid_to: 'time' },
    sell: MONEY,
    type: 'lock|stp',
  },
  fee_plan: {
    created: 'time',
    deposit: [{
      currency: 'text',
      enabled: 'boolean',
      payment_method_name: 'affirm|afterpay|check|ach_debit|klarna',
      payment_method_type: 'buy_now_pay_later|check|domestic_debit',
      processing_fee_indicator: 'partner|shared|user',
      variable: 'amount',
    }],
    id: 'id:fee_plan',
    linked_id: 'id:account',
    linked_object: 'account',
    livemode: 'boolean',
    metadata: 'map?',
    payout: [{ destination_currency: 'text', fixed: 'amount', minimum: 'amount', source_currency: 'text', variable: 'amount' }],
    payout_fx: [{ destination_currency: 'text', reference_rate: 'inter_bank|mid_market', source_currency: 'text', variable: 'amount' }],
    status: 'activated|deactivated',
    transfer_fx: [{ destination_currency: 'text', reference_rate: 'mid_market', source_currency: 'text', variable: 'amount', variable_off_hours: 'amount' }],
    type: 'account_fees|account_fees_passthrough',
    validity: { from: 'time', to: 'time?' },
  },
  file: {
    created: 'time',
    // Null once personal data was erased, which the reference knows nothing of.
    file_name: 'text?',
    id: 'id:file',
    livemode: 'boolean',
    metadata: 'map?',
    purpose: 'additional_verification|finance_document|identity_document|logo|payout_confirmation|tax_document|transactional_document',
    size: 'integer',
    type: 'jpeg|pdf|png',
    url: 'text',
  },
  payment: {
    created: 'time',
    fee_plan_id: 'id:fee_plan?',
    from: MONEY,
    id: 'id:payment',
    is_exchange_rate_applicable: 'boolean',
    linked_id: 'text',
    linked_object: 'conversion|deposit|receivable|payout|transfer',
    linked_payments: orNull([{ account_id: 'id:account', payment_id: 'id:payment', payment_type: PAYMENTS }]),
    livemode: 'boolean',
    payout_eligible_at: 'time?',
    to: MONEY,
    type: PAYMENTS,
  },
  payment_link: {
    account_id: 'id:account',
    created: 'time',
    expires_at: 'time',
    id: 'id:pl',
    link: 'text',
    livemode: 'boolean',
    metadata: 'map?',
    receivable_ids: ['id:receivable'],
    status: 'activated|deactivated|expired',
    type: 'receivable',
  },
  payout: {
    amount: 'amount',
    arrival_date: 'time?',
    arrival_time: 'time?',
    automatic: 'boolean',
    created: 'time',
    currency: 'currency',
    id: 'id:payout',
    livemode: 'boolean',
    metadata: 'map?',
    payment_method: `${METHODS_OUT}?`,
    payment_method_details: orNull({ reference_number: 'text' }),
    payout_confirmation: 'id:file?',
    statement_descriptor: 'text?',
    status: 'initialized|processing|settled|failed|hold',
    to: { account_id: 'id:account', address_id: 'id:address?' },
  },
  person: {
    created: 'time',
    full_name: 'text?',
    id: 'id:person',
    livemode: 'boolean',
    relationship: { director: 'boolean', owner: 'boolean', representative: 'boolean' },
    status: 'pending|unverified|verified',
    supporting_documentation: DOCUMENT,
    supporting_ids: orNull({ tax: 'text?' }),
  },
  quote: {
    // The dealt side is printed as it was sent.
    buy: { amount: 'text', currency: 'currency' },
    currency_pair: 'text',
    dealt_currency: 'currency',
    fee_plan_id: 'id:fee_plan',
    livemode: 'boolean',
    rate: RATE,
    sell: { amount: 'text', currency: 'currency' },
    type: 'payout_fx|transfer_fx',
  },
  receivable: {
    account_id: 'id:account?',
    amount_locked: 'amount?',
    amount_maximum_reconcilable: 'amount?',
    amount_reconcilable: 'amount?',
    amount_reconciled: 'amount?',
    amount_reconciled_not_settled: 'amount?',
    amount_settled_payouts: 'amount?',
    created: 'time',
    currency: 'currency?',
    deposit_ids_amount_locked: ['id:deposit'],
    description: 'text?',
    'hsn_code?': 'text?',
    id: 'id:receivable',
    invoice: orNull({ amount: 'amount?', creation_date: 'day?', currency: 'currency?', document: 'id:file?', due_date: 'day?', reference_number: 'text?' }),
    livemode: 'boolean',
    metadata: 'map?',
    purpose_code: 'text?',
    purpose_code_description: 'text?',
    status: 'draft|verifying|activated|completed|cancelled|hold|input_required',
    'supporting_documentation?': orNull({ documents: [{ id: 'text', file_id: 'id:file', reconcile_id: 'text', type: 'customs|shipping' }], status: 'text' }),
    system_message: [{ code: 'text', message: 'text' }],
    transaction_type: 'goods|services|software?',
  },
  transfer: {
    created: 'time',
    description: 'text?',
    from: { account_id: 'id:account?', ...MONEY },
    id: 'id:transfer',
    livemode: 'boolean',
    metadata: 'map?',
    status: 'initialized|processing|completed|failed',
    to: { account_id: 'id:account?', ...MONEY },
    type: 'fee_advance_transfer|internal_transfer|platform_credit|platform_debit|platform_fee_payout',
  },
  webhook_endpoint: {
    created: 'time',
    description: 'text?',
    enabled_events: ['text'],
    id: 'id:webhook_endpoint',
    livemode: 'boolean',
    metadata: 'map?',
    platform: 'boolean',
    // In live mode it is in the first answer alone.
    'secret?': 'text?',
    status: 'activated|deactivated',
    url: 'text',
  },
  list: { data: ['object'], has_next: 'boolean' },
  error: { errors: [{ code: 'code', message: 'text', metadata: 'map?' }], http_status_code: 'integer' },
};
