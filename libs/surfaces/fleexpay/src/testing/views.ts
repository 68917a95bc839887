import { type AccountId, type BookId, type ConversionId, type CustomerId, type DecimalString, type DepositId, idOf, type Mode, type PayoutId, type QuoteId, type TenantId, type WalletId } from '@corridor/contracts';
import type { AccountView, CustomerRecord, KeyView } from '@corridor/contracts/accounts';
import type { CompletedDeposit } from '@corridor/contracts/collections';
import type { PayoutView } from '@corridor/contracts/payouts';
import type { TransferView, WalletDepositView, WalletView } from '@corridor/contracts/custody';
import type { ConversionView, QuoteView } from '@corridor/contracts/quotes';
import { hashOfKey } from '@corridor/surfaces/http';

/** A well-formed UUIDv7 that ends in a number. */
export const uuid = (number: number) => idOf<never>(`01997a3e-5d2c-7abc-8def-${number.toString().padStart(12, '0')}`);
export const decimal = (text: string) => text as DecimalString;

export const TENANT: TenantId = uuid(1);
export const BOOK: BookId = uuid(2);

export const SECRETS = {
  test: `sk_test_${'a'.repeat(32)}`,
  live: `sk_live_${'b'.repeat(32)}`,
  publishable: `pk_test_${'c'.repeat(32)}`,
  narrow: `sk_test_${'d'.repeat(32)}`,
} as const;

export function keyView(number: number, overrides: Partial<KeyView> = {}): KeyView {
  return {
    id: uuid(number),
    tenant: TENANT,
    mode: 'test',
    kind: 'secret',
    hint: 'aaaa',
    label: null,
    scopes: ['*'],
    limits: { readsPerSecond: 10_000, writesPerSecond: 10_000 },
    status: 'active',
    endsAt: null,
    createdAt: '2026-06-30T11:00:00.000Z',
    ...overrides,
  };
}

export function keysByHash(): Map<string, KeyView> {
  const live: Mode = 'live';
  return new Map([
    [hashOfKey(SECRETS.test), keyView(10)],
    [hashOfKey(SECRETS.live), keyView(11, { mode: live })],
    [hashOfKey(SECRETS.publishable), keyView(12, { kind: 'publishable', scopes: ['quotes:read'] })],
    [hashOfKey(SECRETS.narrow), keyView(13, { scopes: ['accounts:read'] })],
  ]);
}

export function accountView(number: number): AccountView {
  const id: AccountId = uuid(number);
  return { id, label: null, status: 'active', book: BOOK, createdAt: '2026-06-30T11:58:04.999Z' };
}

export function customerRecord(id: CustomerId = uuid(60)): CustomerRecord {
  const profile = { legalName: 'Acme Fintech Ltd', email: null, registrationNumber: '12345678', contact: { firstName: 'Jordan', lastName: 'Lee' } };
  return {
    id,
    type: 'business',
    country: 'GB',
    status: 'pending',
    reason: null,
    accountId: uuid(20),
    sealedProfile: Buffer.from(JSON.stringify(profile)).toString('base64'),
    createdAt: '2026-06-30T11:58:04.000Z',
    profile,
  };
}

export function quoteView(id: QuoteId = uuid(30)): QuoteView {
  return {
    id,
    fromCurrency: 'EUR',
    toCurrency: 'USDC',
    fromAmount: decimal('50000.00'),
    toAmount: decimal('54160.00'),
    rate: '1.0832',
    fee: { currency: 'EUR', amount: decimal('25.00') },
    side: 'sell',
    status: 'open',
    createdAt: '2026-06-30T12:00:00.000Z',
    expiresAt: '2026-06-30T12:00:30.000Z',
  };
}

export function conversionView(id: ConversionId = uuid(40), quoteId: QuoteId = uuid(30)): ConversionView {
  const { rate, fee } = quoteView();
  return {
    id,
    quoteId,
    accountId: uuid(20),
    from: { currency: 'EUR', amount: decimal('50000.00') },
    to: { currency: 'USDC', amount: decimal('54160.00') },
    fee,
    rate,
    status: 'settled',
    createdAt: '2026-06-30T12:00:12.345Z',
    settledAt: '2026-06-30T12:00:12.400Z',
  };
}

export function depositView(id: DepositId = uuid(50)): CompletedDeposit {
  return {
    id,
    accountId: uuid(20),
    amount: { currency: 'EUR', amount: decimal('100000.00') },
    rail: 'sepa',
    status: 'completed',
    createdAt: '2026-06-30T11:40:00.100Z',
    completedAt: '2026-06-30T11:40:00.200Z',
  };
}

export function walletView(id: WalletId = uuid(60)): WalletView {
  const createdAt = '2026-06-30T12:04:50.100Z';
  const address = { id: uuid(61), walletId: id, address: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266', keyIndex: 0, label: null, createdAt };
  return { id, accountId: uuid(20), book: BOOK, asset: 'USDC', network: 'ethereum', label: 'treasury-1', addresses: [address], createdAt };
}

export function walletDepositView(): WalletDepositView {
  return {
    ...{ id: uuid(91), walletId: uuid(60), accountId: uuid(20), book: BOOK, network: 'ethereum', address: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266' },
    ...{ amount: { currency: 'USDC', amount: decimal('500.00') }, txHash: `0x${'1'.repeat(64)}`, status: 'confirmed', confirmations: 12, confirmationsNeeded: 12 },
    createdAt: '2026-06-30T12:05:00.100Z',
  };
}

export function transferView(): TransferView {
  return {
    ...{ id: uuid(92), walletId: uuid(60), accountId: uuid(20), book: BOOK, network: 'ethereum', toAddress: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8' },
    ...{ amount: { currency: 'USDC', amount: decimal('10000.00') }, networkFee: { currency: 'USDC', amount: decimal('1.20') }, status: 'confirmed' },
    ...{ requestedBy: uuid(10), screening: { outcome: 'clear', list: 'sandbox', listVersion: '1', score: 0, entry: null, screenedAt: '2026-06-30T12:06:22.100Z' } },
    ...{ travelRule: 'not_required', approvers: 'sandbox', approvalsNeeded: 1, approvedBy: ['sandbox'], txHash: `0x${'2'.repeat(64)}` },
    ...{ failureCode: null, failureReason: null, createdAt: '2026-06-30T12:06:22.100Z', confirmedAt: '2026-06-30T12:07:00.000Z' },
  };
}

export function payoutView(id: PayoutId = uuid(80), overrides: Partial<PayoutView> = {}): PayoutView {
  return {
    id,
    accountId: uuid(20),
    beneficiaryId: uuid(81),
    amount: { currency: 'USD', amount: decimal('25000.00') },
    fee: { currency: 'USD', amount: decimal('12.00') },
    rail: 'swift',
    reference: 'Invoice 8841',
    status: 'processing',
    estimatedArrival: '2026-07-01T16:00:00.000Z',
    bankReference: null,
    failureCode: null,
    failureReason: null,
    createdAt: '2026-06-30T12:03:11.500Z',
    completedAt: null,
    failedAt: null,
    ...overrides,
  };
}
