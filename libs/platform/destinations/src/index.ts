export { readBank } from './bank.js';
export type { BankField, BankInput } from './bank-input.js';
export { isCountry } from './countries.js';
export { type CryptoField, type CryptoInput, CRYPTO_NETWORKS, readCrypto } from './crypto.js';
export type { Problem, Read } from './problem.js';
