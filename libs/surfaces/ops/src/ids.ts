import { type PublicId, publicId } from '@corridor/surfaces/http';

export const tenantIds = publicId<'tenant'>('ten_');
export const keyIds = publicId<'key'>('key_');
export const customerIds = publicId<'customer'>('cus_');
export const accountIds = publicId<'account'>('acc_');
export const depositIds = publicId<'deposit'>('dep_');
export const endpointIds = publicId<'webhook-endpoint'>('whk_');
export const deliveryIds = publicId<'delivery'>('dlv_');
export const eventIds = publicId<'api-event'>('evt_');
export const walletIds = publicId<'wallet'>('wlt_');
export const walletDepositIds = publicId<'wallet-deposit'>('wdp_');
export const transferIds = publicId<'transfer'>('trf_');
export const beneficiaryIds = publicId<'beneficiary'>('ben_');
export const payoutIds = publicId<'payout'>('pay_');
export const feePlanIds = publicId<'fee-plan'>('fee_plan_');

export const receivableIds = publicId<'receivable'>('receivable_');
export const addressIds = publicId<'address'>('address_');
/** Deposits to an address, which one surface alone makes, go by its name for them. */
export const addressDepositIds = publicId<'deposit'>('deposit_');

const xflowAccountIds = publicId<'account'>('account_');

/** An account has a name on each surface. Here it is printed as FleexPay does, and read as either does. */
export const anyAccountIds: PublicId<'account'> = { ...accountIds, read: (text) => accountIds.read(text) ?? xflowAccountIds.read(text) };

const xflowPayoutIds = publicId<'payout'>('payout_');

/** The same for payouts. */
export const anyPayoutIds: PublicId<'payout'> = { ...payoutIds, read: (text) => payoutIds.read(text) ?? xflowPayoutIds.read(text) };
