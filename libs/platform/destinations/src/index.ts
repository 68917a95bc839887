export { readBank } from './bank.js';
export type { BankField, BankInput } from './bank-input.js';
export { composedIban } from './compose-iban.js';
export { isCountry } from './countries.js';
export { type CryptoField, type CryptoInput, CRYPTO_NETWORKS, readCrypto } from './crypto.js';
export { type HouseAccount, houseAccount, type HouseCurrency } from './house-accounts.js';
export type { Problem, Read } from './problem.js';
