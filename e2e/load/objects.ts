/** Objects of wallets and of the Xflow API, as they are on the wire: only what the load and its checks read. */
export interface WalletDeposit {
  readonly id: string;
  readonly wallet_id: string;
  readonly asset: string;
  readonly amount: string;
  readonly status: string;
}

export interface Transfer {
  readonly id: string;
  readonly wallet_id: string;
  readonly asset: string;
  readonly amount: string;
  readonly network_fee: string;
  readonly to_address: string;
  readonly status: string;
}

export interface XflowMoney {
  readonly amount: string;
  readonly currency: string;
}

export interface XflowDeposit extends XflowMoney {
  readonly id: string;
  readonly status: string;
}

export interface XflowReceivable {
  readonly id: string;
  readonly status: string;
  readonly amount_maximum_reconcilable: string;
  readonly amount_reconciled: string;
  readonly amount_reconcilable: string;
  readonly amount_reconciled_not_settled: string;
  readonly amount_settled_payouts: string;
}

export interface XflowTransfer {
  readonly id: string;
  readonly status: string;
  readonly type: string;
  readonly from: XflowMoney & { readonly account_id: string };
  readonly to: XflowMoney & { readonly account_id: string };
}

export interface XflowPayout extends XflowMoney {
  readonly id: string;
  readonly automatic: boolean;
  readonly status: string;
}

export interface XflowPayment {
  readonly id: string;
  readonly type: string;
  readonly from: XflowMoney;
  readonly to: XflowMoney;
  readonly linked_id: string | null;
}

export interface XflowBalance {
  readonly account_id: string;
  readonly available: readonly XflowMoney[];
  readonly pending: readonly XflowMoney[];
  readonly processing: readonly XflowMoney[];
  readonly payout_processing: readonly XflowMoney[];
}
