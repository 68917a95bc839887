import type { Metadata, MetadataChange, SealedPayer, WalletProvider } from '../accounts/index.js';
import type { DecimalString, MoneyView } from '../amounts.js';
import { commandType } from '../commands.js';
import type { DomainEvent } from '../events.js';
import type { AccountId, AddressId, DepositId, PaymentLinkId, ReceivableId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { CheckoutMethod } from '../quotes/processing-fees.js';
import type { Scope } from '../scope.js';
import type { Timestamp } from '../times.js';
import type { AddressDepositStatus, InitiateDepositRejection, ProcessingFee } from './address-deposits.js';
import type { ReceivableStatus } from './receivables.js';

export const PAYMENT_LINK_STATUSES = ['activated', 'deactivated', 'expired'] as const;
export type PaymentLinkStatus = (typeof PAYMENT_LINK_STATUSES)[number];

/** A payment that was made by a link. Whether its money has come, its deposit says. */
export interface LinkPayment {
  readonly deposit: DepositId;
  readonly method: CheckoutMethod;
  /** What is paid of the receivable. */
  readonly amount: MoneyView;
  readonly fee: ProcessingFee | null;
  /** What the payer pays: the amount, and a fee that is the payer's. */
  readonly total: MoneyView;
  readonly requestedAt: Timestamp;
  /** False as long as the deposit has not been announced: then it may still be refused. */
  readonly announced: boolean;
}

/** Lets a partner pay a receivable on a hosted page. */
export interface PaymentLinkView {
  readonly id: PaymentLinkId;
  /** Who is owed. */
  readonly owner: AccountId;
  /** The partner. */
  readonly account: AccountId;
  readonly receivable: ReceivableId;
  readonly status: PaymentLinkStatus;
  readonly expiresAt: Timestamp;
  readonly payment: LinkPayment | null;
  readonly metadata: Metadata;
  readonly createdAt: Timestamp;
}

/** What a payer has sent of the page. `amount` and `total` are what it was shown. */
export interface PayPaymentLinkPayload {
  readonly linkId: PaymentLinkId;
  readonly depositId: DepositId;
  readonly method: CheckoutMethod;
  /** Such as the number of a cheque. */
  readonly methodReference: string | null;
  readonly amount: DecimalString;
  readonly total: DecimalString;
  readonly payer: LinkPayer;
  /** Opened unless the partner has one. */
  readonly checkoutAddressId: AddressId;
}

/** What somebody pays from: the address that is to be registered for it. */
export interface LinkPayer {
  readonly addressId: AddressId;
  readonly provider: WalletProvider | null;
  readonly reusable: boolean;
  readonly sealedDetails: SealedPayer;
}

export interface CreatePaymentLinkPayload {
  readonly linkId: PaymentLinkId;
  readonly accountId: AccountId;
  readonly receivableIds: readonly ReceivableId[];
  readonly metadata: MetadataChange;
}

export interface NamedPaymentLink {
  readonly linkId: PaymentLinkId;
}

export interface UpdatePaymentLinkPayload extends NamedPaymentLink {
  readonly metadata: MetadataChange;
}

/** `due`: when the sender, a timer, was to end the link; null for a client, who ends it at any time. */
export interface ExpirePaymentLinkPayload extends NamedPaymentLink {
  readonly due: Timestamp | null;
}

type NotFound = { readonly reason: 'payment_link_not_found'; readonly link: PaymentLinkId };
type InStatus<Reason extends string> = { readonly reason: Reason; readonly status: PaymentLinkStatus };
/** A payment is being taken up this moment. */
type Busy = { readonly reason: 'payment_link_busy'; readonly link: PaymentLinkId };
type TooMuch = { readonly reason: 'metadata_too_large' };

export type CreatePaymentLinkRejection =
  | { readonly reason: 'payment_link_account_not_found'; readonly account: AccountId }
  | { readonly reason: 'payment_link_receivable_not_found'; readonly receivable: ReceivableId | null }
  | { readonly reason: 'payment_link_of_several_receivables' }
  | { readonly reason: 'payment_link_of_other_account'; readonly account: AccountId; readonly receivable: ReceivableId }
  /** Nothing can be paid of it now. */
  | { readonly reason: 'payment_link_receivable_not_payable'; readonly receivable: ReceivableId; readonly status: ReceivableStatus }
  /** Payments on the page are in dollars, from the United States. */
  | { readonly reason: 'payment_link_abroad'; readonly differs: 'country' | 'currency' }
  | TooMuch;

export type UpdatePaymentLinkRejection = NotFound | TooMuch;
export type ActivatePaymentLinkRejection = NotFound | Busy | InStatus<'payment_link_not_activatable'>;
export type DeactivatePaymentLinkRejection = NotFound | Busy | InStatus<'payment_link_not_deactivatable'>;
export type ExpirePaymentLinkRejection = NotFound | Busy | InStatus<'payment_link_not_expirable'> | { readonly reason: 'payment_link_not_due'; readonly expiresAt: Timestamp };
export type ExtendPaymentLinkRejection = NotFound | Busy | InStatus<'payment_link_not_extendable'>;

export type PayPaymentLinkRejection =
  | NotFound
  | InStatus<'payment_link_not_open'>
  /** It was paid, or is being paid. */
  | { readonly reason: 'payment_link_used'; readonly deposit: DepositId }
  | { readonly reason: 'payment_link_receivable_not_payable'; readonly receivable: ReceivableId; readonly status: ReceivableStatus }
  /** The payer was shown something else than is owed by now. */
  | { readonly reason: 'payment_link_amount_changed'; readonly total: MoneyView }
  /** No bank and no provider is connected: in live mode. */
  | { readonly reason: 'payment_link_method_not_available'; readonly method: CheckoutMethod }
  /** The deposit was refused: mostly because the receivable was paid otherwise meanwhile. */
  | { readonly reason: 'payment_link_deposit_refused'; readonly because: InitiateDepositRejection['reason'] };

const keyOf = ({ linkId }: NamedPaymentLink) => linkId;

export const CreatePaymentLink = commandType<CreatePaymentLinkPayload, PaymentLinkView, CreatePaymentLinkRejection>('collections', 'CreatePaymentLink', keyOf);
export const UpdatePaymentLink = commandType<UpdatePaymentLinkPayload, PaymentLinkView, UpdatePaymentLinkRejection>('collections', 'UpdatePaymentLink', keyOf);
export const ActivatePaymentLink = commandType<NamedPaymentLink, PaymentLinkView, ActivatePaymentLinkRejection>('collections', 'ActivatePaymentLink', keyOf);
export const DeactivatePaymentLink = commandType<NamedPaymentLink, PaymentLinkView, DeactivatePaymentLinkRejection>('collections', 'DeactivatePaymentLink', keyOf);
export const ExpirePaymentLink = commandType<ExpirePaymentLinkPayload, PaymentLinkView, ExpirePaymentLinkRejection>('collections', 'ExpirePaymentLink', keyOf);
export const ExtendPaymentLink = commandType<NamedPaymentLink, PaymentLinkView, ExtendPaymentLinkRejection>('collections', 'ExtendPaymentLink', keyOf);
export const PayPaymentLink = commandType<PayPaymentLinkPayload, PaymentLinkView, PayPaymentLinkRejection>('collections', 'PayPaymentLink', keyOf);

export type PaymentLinkEvent =
  /** A partner can pay a receivable by a link. */
  | DomainEvent<'PaymentLinkCreated', { readonly link: PaymentLinkView }>
  /** What is noted on a payment link has changed. */
  | DomainEvent<'PaymentLinkUpdated', { readonly link: PaymentLinkView }>
  /** A payment link can be used again. */
  | DomainEvent<'PaymentLinkActivated', { readonly link: PaymentLinkView }>
  /** A payment link can't be used until it is activated again. */
  | DomainEvent<'PaymentLinkDeactivated', { readonly link: PaymentLinkView }>
  /** A payment link can never be used again. */
  | DomainEvent<'PaymentLinkExpired', { readonly link: PaymentLinkView }>
  /** A payment link ends later than it did. */
  | DomainEvent<'PaymentLinkExtended', { readonly link: PaymentLinkView }>
  /** Somebody pays by a link; what he pays from is not registered yet, and the deposit not announced. */
  | DomainEvent<'PaymentLinkPaymentRequested', { readonly link: PaymentLinkView; readonly payer: LinkPayer; readonly checkoutAddressId: AddressId; readonly methodReference: string | null; readonly statementDescriptor: string }>
  /** The deposit of a payment is announced. */
  | DomainEvent<'PaymentLinkPaymentAnnounced', { readonly link: PaymentLinkView }>
  /** The deposit of a payment was refused, and nothing is paid. */
  | DomainEvent<'PaymentLinkPaymentRefused', { readonly link: PaymentLinkView; readonly because: InitiateDepositRejection['reason'] }>;

/** Several values of one condition are alternatives. */
export interface PaymentLinkFilter {
  /** Only what is owed to this account; everything of the scope without it. */
  readonly owner?: AccountId | undefined;
  readonly accounts?: readonly AccountId[] | undefined;
  readonly receivables?: readonly ReceivableId[] | undefined;
  readonly statuses?: readonly PaymentLinkStatus[] | undefined;
  readonly createdFrom?: Timestamp | undefined;
  readonly createdBefore?: Timestamp | undefined;
  /** With one of these the list begins with what expires first. */
  readonly expiresFrom?: Timestamp | undefined;
  readonly expiresBefore?: Timestamp | undefined;
}

/** All that a page for payers has to know, but for the names of who pays whom. */
export interface CheckoutView {
  readonly scope: Scope;
  readonly link: PaymentLinkView;
  /** How the deposit of the link's payment stands; null when there is none. */
  readonly deposit: AddressDepositStatus | null;
}

export interface PaymentLinkQueries {
  paymentLink(scope: Scope, id: PaymentLinkId): Promise<PaymentLinkView | null>;
  paymentLinks(scope: Scope, filter: PaymentLinkFilter, page: PageRequest): Promise<Page<PaymentLinkView>>;
  /** Without a scope: whoever has the link may see what it is for. */
  checkout(id: PaymentLinkId): Promise<CheckoutView | null>;
}
