import { type BankCoordinates, type OpenedBank, RECEIVING_CURRENCIES, type ReceivingCurrency } from '@corridor/contracts/accounts';
import { Field, OneOf, Optional } from '@corridor/surfaces/http';
import { isValidBIC, isValidIBAN } from 'ibantools';
import validator from 'validator';

const DECISIONS = ['activate', 'refuse'] as const;

/** How the fields of a bank are called here. `currency` and `number` are needed; the others where the currency's country has them. */
const CODES: Readonly<Record<string, Exclude<keyof BankCoordinates, 'number'>>> = {
  domestic_credit: 'domesticCredit',
  domestic_fast_credit: 'domesticFastCredit',
  domestic_wire: 'domesticWire',
  global_wire: 'globalWire',
  iban: 'iban',
};
const CODE = /^[0-9A-Z]{3,34}$/;

export class DecideReceivingBody {
  @OneOf(DECISIONS)
  readonly decision!: (typeof DECISIONS)[number];

  /** Where a bank has opened accounts for the account: one for each currency. */
  @Optional()
  @Field('banks', (value) => {
    const read = readBanks(value);
    return typeof read === 'string' ? read : null;
  })
  readonly banks?: readonly unknown[];
}

/** The banks, or what is wrong with them. */
export function readBanks(value: unknown): readonly OpenedBank[] | string {
  if (!Array.isArray(value) || value.length === 0) return 'must be a list of accounts at banks, one for each currency';
  const banks = value.map(readBank);
  return banks.find((each) => typeof each === 'string') ?? (banks as readonly OpenedBank[]);
}

function readBank(value: unknown): OpenedBank | string {
  if (typeof value !== 'object' || value === null) return 'must be objects';
  const { currency, number, ...codes } = value as Readonly<Record<string, unknown>>;
  if (!RECEIVING_CURRENCIES.includes(currency as ReceivingCurrency)) return `needs a currency among ${RECEIVING_CURRENCIES.join(', ')}`;
  if (!isCode(number)) return 'needs a number of 3 to 34 digits and capital letters';
  const unknown = Object.keys(codes).find((name) => !Object.hasOwn(CODES, name));
  if (unknown !== undefined) return `has no ${unknown}`;
  const wrong = Object.entries(codes).find(([, code]) => !isCode(code));
  if (wrong !== undefined) return `needs 3 to 34 digits and capital letters for ${wrong[0]}`;
  const bank = {
    ...Object.fromEntries(Object.entries(CODES).map(([name, field]) => [field, codes[name] ?? null])),
    number,
  } as unknown as BankCoordinates;
  return unsoundCode(currency as ReceivingCurrency, bank) ?? { currency: currency as ReceivingCurrency, bank };
}

/** What payers would be refused by their bank. */
function unsoundCode(currency: ReceivingCurrency, { iban, globalWire, domesticCredit, domesticFastCredit, domesticWire }: BankCoordinates): string | null {
  if (iban !== null && !isValidIBAN(iban)) return 'has an iban that is none';
  if (globalWire !== null && !isValidBIC(globalWire)) return 'has a global_wire that is no BIC';
  const routing = currency === 'USD' ? [domesticCredit, domesticFastCredit, domesticWire] : [];
  return routing.every((each) => each === null || validator.isAbaRouting(each)) ? null : 'has a routing number that is none';
}

function isCode(value: unknown): value is string {
  return typeof value === 'string' && CODE.test(value);
}
