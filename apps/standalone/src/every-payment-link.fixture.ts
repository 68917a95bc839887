import type { ReceivableId, Scope } from '@corridor/contracts';
import {
  ActivatePaymentLink,
  CancelReceivable,
  CreatePaymentLink,
  DeactivatePaymentLink,
  ExpirePaymentLink,
  ExtendPaymentLink,
  InitiateDeposit,
  PayPaymentLink,
  type PayPaymentLinkPayload,
  UpdatePaymentLink,
} from '@corridor/contracts/collections';
import { mintId } from '@corridor/messaging';
import { beOwed } from './every-receivable.fixture.js';
import { accepted, rejected } from './outcomes.fixture.js';
import type { RunningServices } from './running-services.fixture.js';
import type { Trade } from './trade.fixture.js';

/** A link that goes through all that can happen to one, and one whose receivable is cancelled while it is being paid. */
export async function payByLinks(services: RunningServices, scope: Scope, trade: Trade): Promise<void> {
  const { send, between } = services;
  const linkId = await link(services, scope, trade, await beOwed(services, scope, trade, '50.00'));
  await accepted(send(UpdatePaymentLink, scope, { linkId, metadata: { order: 'A-1' } }));
  await accepted(send(DeactivatePaymentLink, scope, { linkId }));
  await accepted(send(ActivatePaymentLink, scope, { linkId }));
  await accepted(send(ExtendPaymentLink, scope, { linkId }));
  await accepted(send(PayPaymentLink, scope, await payment(services, scope, linkId)));
  await accepted(send(ExpirePaymentLink, scope, { linkId, due: null }));

  const receivableId = await beOwed(services, scope, trade, '50.00');
  const late = await link(services, scope, trade, receivableId);
  between.beforeNext(InitiateDeposit, async () => accepted(send(CancelReceivable, scope, { receivableId })));
  await rejected(send(PayPaymentLink, scope, await payment(services, scope, late)));
}

type LinkId = PayPaymentLinkPayload['linkId'];

async function link({ send }: RunningServices, scope: Scope, { partner }: Trade, receivable: ReceivableId): Promise<LinkId> {
  const linkId = mintId<'payment-link'>();
  await accepted(send(CreatePaymentLink, scope, { linkId, accountId: partner, receivableIds: [receivable], metadata: {} }));
  return linkId;
}

/** All of what is owed, from a bank account. */
async function payment({ accounts }: RunningServices, scope: Scope, linkId: LinkId): Promise<PayPaymentLinkPayload> {
  const addressId = mintId<'address'>();
  const sealedDetails = await accounts.sealPayer(scope, addressId, { kind: 'bank_account', name: 'Zoë', routingNumber: '021000021', accountNumber: '4471000123' });
  const shown = { amount: '50.00' as never, total: '50.00' as never };
  const payer = { addressId, provider: null, reusable: true, sealedDetails };
  return { linkId, depositId: mintId<'deposit'>(), method: 'domestic_debit', methodReference: null, ...shown, payer, checkoutAddressId: mintId<'address'>() };
}
