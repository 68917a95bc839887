import { CUSTODY_ASSETS } from '@corridor/contracts/custody';
import type { Schema, Vocabulary } from '@corridor/surfaces/http';
import { idPattern } from '../fields/fields.js';
import {
  accountIds, beneficiaryIds, conversionIds, customerIds, deliveryIds, depositIds, endpointIds, eventIds, payoutIds, quoteIds, transactionIds,
  transferIds, walletAddressIds, walletDepositIds, walletIds,
} from '../ids.js';

const ANY_ID = '01KF2Wm0Zp7vT9sQd4xYbA';

const idOf = (prefix: string): Schema => ({ pattern: idPattern(prefix), example: prefix + ANY_ID });

/** What `id` is, by what `object` says. */
const IDS: Readonly<Record<string, Schema>> = {
  account: idOf(accountIds.prefix),
  beneficiary: idOf(beneficiaryIds.prefix),
  conversion: idOf(conversionIds.prefix),
  customer: idOf(customerIds.prefix),
  delivery: idOf(deliveryIds.prefix),
  deposit: idOf(depositIds.prefix),
  event: idOf(eventIds.prefix),
  payout: idOf(payoutIds.prefix),
  quote: idOf(quoteIds.prefix),
  transaction: idOf(transactionIds.prefix),
  transfer: idOf(transferIds.prefix),
  wallet: idOf(walletIds.prefix),
  wallet_address: idOf(walletAddressIds.prefix),
  wallet_deposit: idOf(walletDepositIds.prefix),
  webhook_delivery: idOf(deliveryIds.prefix),
  webhook_endpoint: idOf(endpointIds.prefix),
};

const AMOUNT: Schema = { pattern: '^(0|[1-9][0-9]*)([.][0-9]{1,18})?$', example: '25000.00' };
/** Of `CurrencyField`. */
const CURRENCY: Schema = { $ref: '#/components/schemas/Currency', example: 'EUR' };
const ID_OF_ANY_OBJECT: Schema = { pattern: idPattern('[a-z]+_') };
/** A moment in UTC, without a fraction of a second. */
const TIME: Schema = {
  format: 'date-time',
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$',
  example: '2026-06-30T12:00:12Z',
};

/** Fields whose name says all about them, wherever they stand. Fields like `account_id` are in `IDS`, times end in `_at`. */
const NAMES: Readonly<Record<string, Schema>> = {
  amount: AMOUNT,
  available: AMOUNT,
  balance: AMOUNT,
  balance_after: AMOUNT,
  expected_amount: AMOUNT,
  fee: AMOUNT,
  from_amount: AMOUNT,
  network_fee: AMOUNT,
  pending: AMOUNT,
  to_amount: AMOUNT,
  rate: { pattern: AMOUNT.pattern ?? '', example: '1.0832' },
  currency: CURRENCY,
  from_currency: CURRENCY,
  to_currency: CURRENCY,
  asset: { enum: [...CUSTODY_ASSETS], example: 'USDC' },
  country: { pattern: '^[A-Z]{2}$', example: 'GB' },
  estimated_arrival: TIME,
  request_id: idOf('req_'),
  object_id: { ...ID_OF_ANY_OBJECT, example: depositIds.prefix + ANY_ID },
  resend_of: { pattern: idPattern(deliveryIds.prefix), example: null },
  bic: { pattern: '^[A-Z0-9]{8}([A-Z0-9]{3})?$' },
  routing_number: { pattern: '^[0-9]{9}$' },
  sort_code: { pattern: '^[0-9]{6}$' },
  tx_hash: { pattern: '^(0x)?[0-9a-f]{64}$', example: `0x${'5c'.repeat(32)}` },
  secret: { pattern: '^whsec_[A-Za-z0-9+/]{43}=$' },
  failure_code: { pattern: '^[a-z0-9_]+$' },
  url: { example: 'https://hooks.example.com/corridor' },
  label: { example: 'treasury-1' },
};

/** What a name means everywhere in this API. */
export const VOCABULARY: Vocabulary = {
  objectOf: (schemaName) => (schemaName === 'TransactionObject' ? 'transaction' : null),
  meaningOf(name, object) {
    if (name === 'id') return object === null ? null : (IDS[object] ?? null);
    // Other things have a reference too, in words.
    if (name === 'reference' && object === 'transaction') return { ...ID_OF_ANY_OBJECT, example: conversionIds.prefix + ANY_ID };
    if (name.endsWith('_at')) return TIME;
    return NAMES[name] ?? (name.endsWith('_id') ? (IDS[name.slice(0, -'_id'.length)] ?? null) : null);
  },
};
