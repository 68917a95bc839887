import type { PaymentLinkView, PayPaymentLinkPayload, ReceivableView } from '@corridor/contracts/collections';
import { mintId } from '@corridor/messaging';

export const AT = '2026-07-10T12:00:00.000Z';
export const OWNER = mintId<'account'>();
export const PARTNER = mintId<'account'>();

/** Fifty dollars are owed. */
export const RECEIVABLE: ReceivableView = {
  id: mintId<'receivable'>(),
  owner: OWNER,
  partner: PARTNER,
  book: mintId<'book'>(),
  currency: 'USD',
  maximum: '50.00' as never,
  invoice: { amount: '50.00' as never, createdOn: '2026-07-01', currency: 'USD', document: null, dueOn: '2026-08-01', referenceNumber: 'FY 26-1' },
  description: null,
  purposeCode: 'P1006',
  transactionType: 'services',
  metadata: {},
  status: 'activated',
  issues: [],
  locks: [],
  reconciled: '0.00' as never,
  fees: '0.00' as never,
  settled: '0.00' as never,
  leftOtherwise: '0.00' as never,
  unsettled: [],
  reconciling: [],
  settling: [],
  createdAt: AT,
};

export const LINK: PaymentLinkView = {
  id: mintId<'payment-link'>(),
  owner: OWNER,
  account: PARTNER,
  receivable: RECEIVABLE.id,
  status: 'activated',
  expiresAt: '2026-09-08T12:00:00.000Z',
  payment: null,
  metadata: {},
  createdAt: AT,
};

/** What a payer sends who was shown fifty dollars. */
export const SENT: PayPaymentLinkPayload = {
  linkId: LINK.id,
  depositId: mintId<'deposit'>(),
  method: 'domestic_debit',
  methodReference: null,
  amount: '50.00' as never,
  total: '50.00' as never,
  payer: { addressId: mintId<'address'>(), provider: null, reusable: true, sealedDetails: 'c2VhbGVk' },
  checkoutAddressId: mintId<'address'>(),
};
