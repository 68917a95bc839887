import { idOf } from '@corridor/contracts';
import { publicId, type PublicId } from '@corridor/surfaces/http';

/** What follows the prefix in ids of elsewhere, such as the reference's `account_F0A_1666077553446_41Hgq_000`. */
const OF_ELSEWHERE = /^\w{1,64}$/;
const NOTHING = '00000000-0000-0000-0000-000000000000';

/** An id of the right kind that was never printed here is read as the id of nothing, so that it is answered as any other id of nothing is. */
function printedId<Kind extends string>(prefix: string): PublicId<Kind> {
  const ids = publicId<Kind>(prefix);
  const isOfElsewhere = (text: string) => text.startsWith(prefix) && OF_ELSEWHERE.test(text.slice(prefix.length));
  return { ...ids, read: (text) => ids.read(text) ?? (isOfElsewhere(text) ? idOf<Kind>(NOTHING) : null) };
}

export const accountIds = printedId<'account'>('account_');
export const fileIds = printedId<'file'>('file_');
/** Settings are known by the id of their account. */
export const accountSettingIds = printedId<'account'>('account_setting_');
export const personIds = printedId<'person'>('person_');
export const addressIds = printedId<'address'>('address_');
export const paymentIds = printedId<'transaction'>('payment_');
export const balanceTransactionIds = printedId<'entry'>('bt_');
export const exchangeRateIds = printedId<'exchange-rate'>('fx_');
export const feePlanIds = printedId<'fee-plan'>('fee_plan_');
export const depositIds = printedId<'deposit'>('deposit_');
export const receivableIds = printedId<'receivable'>('receivable_');
export const paymentLinkIds = printedId<'payment-link'>('pl_');
export const payoutIds = printedId<'payout'>('payout_');
export const transferIds = printedId<'book-transfer'>('transfer_');
export const eventIds = printedId<'api-event'>('event_');
export const webhookEndpointIds = printedId<'webhook-endpoint'>('webhook_endpoint_');
/** Of objects that only the other API has calls for, as it prints them: payments that they caused name them. */
export const conversionIds = printedId<'conversion'>('cnv_');
export const walletDepositIds = printedId<'wallet-deposit'>('wdp_');
export const walletTransferIds = printedId<'transfer'>('trf_');
