import { publicId } from '@corridor/surfaces/http';

export const accountIds = publicId<'account'>('acc_');
export const customerIds = publicId<'customer'>('cus_');
export const quoteIds = publicId<'quote'>('qt_');
export const conversionIds = publicId<'conversion'>('cnv_');
export const depositIds = publicId<'deposit'>('dep_');
export const transactionIds = publicId<'entry'>('txn_');
export const endpointIds = publicId<'webhook-endpoint'>('whk_');
export const deliveryIds = publicId<'delivery'>('dlv_');
export const eventIds = publicId<'api-event'>('evt_');
export const beneficiaryIds = publicId<'beneficiary'>('ben_');
export const payoutIds = publicId<'payout'>('pay_');
export const transferIds = publicId<'transfer'>('trf_');
/** Of objects that this surface has no call for: entries that they caused name them. */
export const receivableIds = publicId<'receivable'>('rcv_');
export const bookTransferIds = publicId<'book-transfer'>('btr_');
export const walletIds = publicId<'wallet'>('wlt_');
export const walletAddressIds = publicId<'wallet-address'>('adr_');
export const walletDepositIds = publicId<'wallet-deposit'>('wdp_');
