import type { Code } from '../../conformance/xflow-codes.js';
import { ACCOUNT_CODES } from './accounts.codes.js';
import { ADDRESS_CODES } from './addresses.codes.js';
import type { CodeCase } from './code-case.js';
import { DEPOSIT_CODES } from './deposits.codes.js';
import { FILE_CODES } from './files.codes.js';
import { MONEY_OUT_CODES } from './money-out.codes.js';
import { PAYMENT_LINK_CODES } from './payment-links.codes.js';
import { RECEIVABLE_CODES } from './receivables.codes.js';
import { REQUEST_CODES } from './requests.codes.js';
import { WEBHOOK_ENDPOINT_CODES } from './webhook-endpoints.codes.js';

/** For every code a request that provokes it, or why none does. Compiles only while it names them all. */
export const EVERY_CODE: Readonly<Record<Code, CodeCase>> = {
  ...REQUEST_CODES,
  ...ACCOUNT_CODES,
  ...ADDRESS_CODES,
  ...FILE_CODES,
  ...DEPOSIT_CODES,
  ...RECEIVABLE_CODES,
  ...PAYMENT_LINK_CODES,
  ...MONEY_OUT_CODES,
  ...WEBHOOK_ENDPOINT_CODES,
};
