/** What the document says before it comes to the calls. */
export const ABOUT = [
  'REST over HTTPS, JSON in and out. Amounts are decimal strings; times are seconds since 1970.',
  'Authenticate with a secret key, as the user name of `Authorization: Basic` or as `Authorization: Bearer`; a key carries scopes, and `sk_test_` keys see test objects only.',
  'A platform makes calls as one of its connected users by naming its account in `Xflow-Account`.',
  'Send an `Idempotency-Key` with every POST: a repeat gets the first answer, marked by `Idempotent-Replayed: true`.',
  'Lists have 1 to 10 objects a page, newest first. Filters with several values take them with commas, or by being repeated.',
  'Unknown fields and parameters are refused by name: `metadata.field_name` of an error is the full name, such as `account.type`.',
  'A path that takes other methods answers 405 with `Allow`; one that is not here answers 404. Both look like every error.',
].join('\n\n');

/** The chapters, in order. A controller names its own with `ApiTags`. */
export const TAGS: Readonly<Record<string, string>> = {
  Accounts: 'Who takes part: platforms, their connected users, and the partners who pay them.',
  AccountSettings: 'How accounts receive money and are paid out.',
  Persons: 'Who is behind an account.',
  Files: 'Documents that prove something.',
  Addresses: 'Where money arrives, and where it goes.',
  Balance: 'What an account holds.',
  BalanceTransactions: 'Every movement of what an account holds.',
  Payments: 'What moved money: each has its balance transactions.',
  ExchangeRates: 'At which rates currencies were exchanged.',
  Deposits: 'Money that has arrived.',
  Receivables: 'What partners owe, and what it was reconciled with.',
  PaymentLinks: 'Pages at which partners pay.',
  Payouts: 'Money that leaves for a bank account.',
  Transfers: 'Money that moves between accounts.',
  Quotes: 'What an exchange would come to.',
  FeePlans: 'What is charged, and to whom.',
  Events: 'What has happened.',
  WebhookEndpoints: 'Where events are sent.',
};
