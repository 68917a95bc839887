// The brand keeps one kind of id from being passed where another is meant.
/**
 * Every object is known by one UUIDv7 in canonical lower-case text. Surfaces print it with a prefix of their own.
 * @format uuid
 * @pattern ^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$
 */
export type Id<Kind extends string> = string & { readonly __id: Kind };

export type TenantId = Id<'tenant'>;
export type AccountId = Id<'account'>;
export type KeyId = Id<'key'>;
export type BookId = Id<'book'>;
export type TransactionId = Id<'transaction'>;
export type EntryId = Id<'entry'>;
export type QuoteId = Id<'quote'>;
export type ConversionId = Id<'conversion'>;
export type DepositId = Id<'deposit'>;
export type CustomerId = Id<'customer'>;
export type OnboardingLinkId = Id<'onboarding-link'>;
export type BeneficiaryId = Id<'beneficiary'>;
export type FileId = Id<'file'>;
export type PersonId = Id<'person'>;
export type AddressId = Id<'address'>;
export type PayoutId = Id<'payout'>;
export type WalletId = Id<'wallet'>;
export type WalletAddressId = Id<'wallet-address'>;
export type WalletDepositId = Id<'wallet-deposit'>;
export type TransferId = Id<'transfer'>;
export type ReceivableId = Id<'receivable'>;
export type PaymentLinkId = Id<'payment-link'>;
export type FeePlanId = Id<'fee-plan'>;
export type ExchangeRateId = Id<'exchange-rate'>;
export type BookTransferId = Id<'book-transfer'>;
export type EndpointId = Id<'webhook-endpoint'>;
export type ApiEventId = Id<'api-event'>;
export type DeliveryId = Id<'delivery'>;
export type CommandId = Id<'command'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for canonical lower-case UUID text. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** Brands trusted text as an id of a kind. Throws when it is no UUID: that is a broken invariant, not bad input. */
export function idOf<Kind extends string>(text: string): Id<Kind> {
  if (!isUuid(text)) throw new Error(`not a UUID: ${text.slice(0, 60)}`);
  return text as Id<Kind>;
}
