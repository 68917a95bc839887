import { idPattern, type PublicId, type Schema, type Vocabulary } from '@corridor/surfaces/http';
import {
  accountIds, accountSettingIds, addressIds, balanceTransactionIds, depositIds, eventIds, exchangeRateIds, feePlanIds, fileIds, paymentIds,
  paymentLinkIds, payoutIds, personIds, receivableIds, transferIds, webhookEndpointIds,
} from '../ids.js';
import { WORDS } from './words.js';

const ANY_ID = '01KF2Wm0Zp7vT9sQd4xYbA';

const idOf = ({ prefix }: PublicId<string>): Schema => ({ pattern: idPattern(prefix), example: prefix + ANY_ID });

/** What `id` is, by what `object` says; and what a field such as `account_id` is. */
const IDS: Readonly<Record<string, Schema>> = {
  account: idOf(accountIds),
  account_setting: idOf(accountSettingIds),
  address: idOf(addressIds),
  balance_transaction: idOf(balanceTransactionIds),
  deposit: idOf(depositIds),
  event: idOf(eventIds),
  exchange_rate: idOf(exchangeRateIds),
  fee_plan: idOf(feePlanIds),
  file: idOf(fileIds),
  payment: idOf(paymentIds),
  payment_link: idOf(paymentLinkIds),
  payout: idOf(payoutIds),
  person: idOf(personIds),
  receivable: idOf(receivableIds),
  transfer: idOf(transferIds),
  webhook_endpoint: idOf(webhookEndpointIds),
};

/** Debits of a balance are negative. */
const AMOUNT: Schema = { pattern: '^-?(0|[1-9][0-9]*)([.][0-9]{1,18})?$', example: '500.00' };
const CURRENCY: Schema = { pattern: '^[A-Z]{3,4}$', example: 'USD' };
/** Whole seconds since 1970. */
const TIME: Schema = { type: 'integer', example: 1666077553 };
const FILE = idOf(fileIds);

/** Fields whose name says all about them, wherever they stand. */
const NAMES: Readonly<Record<string, Schema>> = {
  amount: AMOUNT,
  created: TIME,
  expires_at: TIME,
  currency: CURRENCY,
  country: { pattern: '^[A-Z]{2}$', example: 'IN' },
  id_document: FILE,
  limit: { type: 'integer' },
  logo_id: FILE,
  parent_account_id: idOf(accountIds),
  size: { type: 'integer' },
  time: TIME,
  monthly_anchor: { type: 'integer' },
  url: { example: 'https://api.example.com/xflow/v1/files/file_01KF2Wm0Zp7vT9sQd4xYbA/contents' },
};

/** What a name means everywhere in this API. */
export const VOCABULARY: Vocabulary = {
  objectOf: () => null,
  wordsFor: (name, object) => WORDS[`${object ?? ''}.${name}`] ?? WORDS[name] ?? null,
  meaningOf(name, object) {
    if (name === 'id') return object === null ? null : (IDS[object] ?? null);
    if (/[.](eq|gt|gte|lt|lte)$/.test(name)) return TIME;
    return NAMES[name] ?? (name.endsWith('_id') ? (IDS[name.slice(0, -'_id'.length)] ?? null) : null);
  },
};
