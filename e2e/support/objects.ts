/** Objects as they are on the wire: only what these tests read. */
export interface Money {
  readonly currency: string;
  readonly amount: string;
}

export interface List<Item> {
  readonly object: 'list';
  readonly data: readonly Item[];
  readonly has_more: boolean;
  readonly next_cursor: string | null;
}

export interface Balances {
  readonly object: 'list';
  readonly account_id: string;
  readonly data: readonly { readonly currency: string; readonly available: string; readonly pending: string }[];
}

export interface Account {
  readonly id: string;
  readonly object: 'account';
  readonly customer_id: string | null;
  readonly status: string;
  readonly created_at: string;
}

export interface Customer {
  readonly id: string;
  readonly object: 'customer';
  readonly type: string;
  readonly legal_name: string | null;
  readonly country: string;
  readonly kyc_status: string;
  readonly kyc_reason: string | null;
  readonly account_id: string;
  readonly created_at: string;
}

export interface Deposit {
  readonly id: string;
  readonly object: 'deposit';
  readonly currency: string;
  readonly amount: string;
  readonly status: string;
  readonly created_at: string;
}

export interface Instructions {
  readonly account_holder: string;
  readonly iban?: string;
  readonly bic?: string;
  readonly account_number?: string;
  readonly routing_number?: string;
  readonly sort_code?: string;
  readonly reference: string;
}

export interface AwaitedDeposit extends Omit<Deposit, 'amount'> {
  readonly method: string;
  readonly deposit_instructions: Instructions;
}

export interface SandboxEvent<Data> {
  readonly object: 'sandbox_event';
  readonly type: string;
  readonly object_id: string;
  readonly data: Data;
}

export interface Quote {
  readonly id: string;
  readonly object: 'quote';
  readonly from_currency: string;
  readonly to_currency: string;
  readonly from_amount: string;
  readonly to_amount: string;
  readonly rate: string;
  readonly fee: Money;
  readonly side: string;
  readonly status: string;
  readonly expires_at: string;
}

export interface Conversion {
  readonly id: string;
  readonly object: 'conversion';
  readonly quote_id: string;
  readonly from: Money;
  readonly to: Money;
  readonly rate: string;
  readonly status: string;
  readonly created_at: string;
  readonly failure_code?: string;
  readonly failure_reason?: string;
}

export interface Transaction {
  readonly id: string;
  readonly type: string;
  readonly direction: 'debit' | 'credit';
  readonly currency: string;
  readonly amount: string;
  readonly balance_after: string;
  readonly reference: string;
  readonly created_at: string;
}

export interface Endpoint {
  readonly id: string;
  readonly object: 'webhook_endpoint';
  readonly url: string;
  readonly events: readonly string[];
  readonly secret: string;
  readonly status: string;
  readonly created_at: string;
}

export interface Event<Data> {
  readonly id: string;
  readonly object: 'event';
  readonly type: string;
  readonly created_at: string;
  readonly data: Data;
}

export interface Beneficiary {
  readonly id: string;
  readonly object: 'beneficiary';
  readonly status: string;
  readonly type: string;
  readonly name: string;
  readonly currency: string;
}

export interface Payout {
  readonly id: string;
  readonly object: 'payout';
  readonly currency: string;
  readonly amount: string;
  readonly fee: string;
  readonly beneficiary_id: string;
  readonly rail: string;
  readonly status: string;
  readonly estimated_arrival: string;
  readonly created_at: string;
  readonly quote_id?: string;
  readonly conversion_id?: string;
  readonly bank_reference?: string;
  readonly failure_code?: string;
}
