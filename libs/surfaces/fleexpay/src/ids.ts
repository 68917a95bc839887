import { publicId } from '@corridor/surfaces/http';

/** A client can't tell by its look that an id was never given out, so any with the right prefix is one of an object that there is not. */
const prefixed = <Kind extends string>(prefix: string) => publicId<Kind>(prefix, { othersName: 'nothing' });

export const accountIds = prefixed<'account'>('acc_');
export const customerIds = prefixed<'customer'>('cus_');
export const quoteIds = prefixed<'quote'>('qt_');
export const conversionIds = prefixed<'conversion'>('cnv_');
export const depositIds = prefixed<'deposit'>('dep_');
export const transactionIds = prefixed<'entry'>('txn_');
export const endpointIds = prefixed<'webhook-endpoint'>('whk_');
export const deliveryIds = prefixed<'delivery'>('dlv_');
export const eventIds = prefixed<'api-event'>('evt_');
export const beneficiaryIds = prefixed<'beneficiary'>('ben_');
export const payoutIds = prefixed<'payout'>('pay_');
export const transferIds = prefixed<'transfer'>('trf_');
/** Of objects that this surface has no call for: entries that they caused name them. */
export const receivableIds = prefixed<'receivable'>('rcv_');
export const bookTransferIds = prefixed<'book-transfer'>('btr_');
export const walletIds = prefixed<'wallet'>('wlt_');
export const walletAddressIds = prefixed<'wallet-address'>('adr_');
export const walletDepositIds = prefixed<'wallet-deposit'>('wdp_');
