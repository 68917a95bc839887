/** What the document says before it comes to the calls. */
export const ABOUT = [
  'REST over HTTPS, JSON in and out. Amounts are decimal strings; times are ISO 8601 in UTC.',
  'Authenticate with `Authorization: Bearer <key>`; a key carries scopes, and `sk_test_` keys see test objects only.',
  'Send an `Idempotency-Key` with every POST: a repeat gets the first answer, marked by `Idempotent-Replayed: true`.',
  'Unknown fields and parameters are refused by name.',
  'Amounts of fiat currencies have the decimals of ISO 4217; of BTC 8; of USDC and USDT 2 to 6; of ETH 2 to 18.',
  'A path that takes other methods answers 405 with `Allow`; one that is not here answers 404. Both look like every error.',
].join('\n\n');

/** The chapters, in order. A controller names its own with `ApiTags`. */
export const TAGS: Readonly<Record<string, string>> = {
  Customers: 'Whom you do business for. They have to be approved before they can transact.',
  Accounts: 'What holds balances: your own, and those of customers.',
  Quotes: 'Rates that are held for a short while.',
  Conversions: 'Quotes that were executed.',
  Deposits: 'Money that is awaited, or that has arrived.',
  Beneficiaries: 'Whom payouts can go to.',
  Payouts: 'Money that leaves for a bank account or an address.',
  Transactions: 'Every movement of available money, as the ledger has it.',
  'Custody wallets': 'Wallets whose keys are kept for you.',
  'Crypto transfers': 'Money that leaves a wallet.',
  'Webhook endpoints': 'Where events are sent.',
  Events: 'What has happened, to be read again and sent again.',
  Webhooks: 'What is sent to endpoints.',
  Sandbox: 'What only test keys can do: let things happen.',
};
