import type { Code } from '../../conformance/xflow-codes.js';
import { ACCOUNT_CODES } from './accounts.codes.js';
import { ADDRESS_CODES } from './addresses.codes.js';
import type { CodeCase } from './code-case.js';
import { FILE_CODES } from './files.codes.js';
import { REQUEST_CODES } from './requests.codes.js';
import { CODES_TO_COME } from './to-come.codes.js';

/** For every code a request that provokes it, or why none does. Compiles only while it names them all. */
export const EVERY_CODE: Readonly<Record<Code, CodeCase>> = { ...REQUEST_CODES, ...ACCOUNT_CODES, ...ADDRESS_CODES, ...FILE_CODES, ...CODES_TO_COME };
