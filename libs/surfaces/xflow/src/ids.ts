import { publicId } from '@corridor/surfaces/http';

export const accountIds = publicId<'account'>('account_');
export const fileIds = publicId<'file'>('file_');
/** Settings are known by the id of their account. */
export const accountSettingIds = publicId<'account'>('account_setting_');
export const personIds = publicId<'person'>('person_');
export const addressIds = publicId<'address'>('address_');
export const paymentIds = publicId<'transaction'>('payment_');
export const balanceTransactionIds = publicId<'entry'>('bt_');
export const exchangeRateIds = publicId<'exchange-rate'>('fx_');
export const feePlanIds = publicId<'fee-plan'>('fee_plan_');
export const depositIds = publicId<'deposit'>('deposit_');
export const receivableIds = publicId<'receivable'>('receivable_');
export const paymentLinkIds = publicId<'payment-link'>('pl_');
export const payoutIds = publicId<'payout'>('payout_');
export const transferIds = publicId<'book-transfer'>('transfer_');
export const eventIds = publicId<'api-event'>('event_');
export const webhookEndpointIds = publicId<'webhook-endpoint'>('webhook_endpoint_');
/** Of objects that only the other API has calls for, as it prints them: payments that they caused name them. */
export const conversionIds = publicId<'conversion'>('cnv_');
export const walletDepositIds = publicId<'wallet-deposit'>('wdp_');
export const walletTransferIds = publicId<'transfer'>('trf_');
