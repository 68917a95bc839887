import { CHECKOUT_METHODS, type DepositFeeRule, FEE_BEARERS, FEE_PLAN_TYPES, type FeeCorridor, type FeePlanType, type Fees, type PayoutFeeRule, type PayoutFxRule, REFERENCE_RATES, type TransferFxRule } from '@corridor/contracts/quotes';
import { isCurrency, isFiat } from '@corridor/money';
import { type EntryChecks, Field, type FieldProblem, OneOf, Optional, readEntries } from '@corridor/surfaces/http';
import { IdField } from '../fields.js';
import { anyAccountIds } from '../ids.js';

type Check = (value: unknown) => FieldProblem;

const EntriesField = () => Field('entries', (value) => (Array.isArray(value) ? null : 'must be a list of objects'));

export class CreateFeePlanBody {
  @IdField(anyAccountIds)
  readonly account_id!: string;

  @OneOf(FEE_PLAN_TYPES)
  readonly type!: FeePlanType;

  @EntriesField()
  readonly payout!: readonly unknown[];

  @EntriesField()
  readonly payout_fx!: readonly unknown[];

  @EntriesField()
  readonly transfer_fx!: readonly unknown[];

  /** What payments on hosted pages cost: `{currency, method, enabled, born_by, variable}`, a method each. */
  @Optional()
  @EntriesField()
  readonly deposit?: readonly unknown[];
}

const matches = (pattern: RegExp, words: string): Check => (value) => (typeof value === 'string' && pattern.test(value) ? null : words);
const currency: Check = (value) => (value === '*' || (typeof value === 'string' && isCurrency(value) && isFiat(value)) ? null : 'must be a currency, or *');
const amount = matches(/^(0|[1-9]\d{0,11})(\.\d{1,4})?$/, 'must be an amount, zero or more, such as 0.30');
const percentage = matches(/^(100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?)$/, 'must be a per cent from 0 to 100, such as 1.00');
const oneOf = (values: readonly string[]): Check => (value) => (typeof value === 'string' && values.includes(value) ? null : `must be one of ${values.join(', ')}`);

const CORRIDOR = { source_currency: currency, destination_currency: currency };

interface DepositEntry extends Omit<DepositFeeRule, 'bornBy'> {
  readonly born_by: DepositFeeRule['bornBy'];
}

const DEPOSIT: EntryChecks<DepositEntry> = {
  currency: (value) => (value === '*' ? 'must be one currency' : currency(value)),
  method: oneOf(CHECKOUT_METHODS),
  enabled: (value) => (typeof value === 'boolean' ? null : 'must be true or false'),
  born_by: oneOf(FEE_BEARERS),
  variable: percentage,
};

/** The lists as the domain knows them. Throws on the first field at fault. */
export function feesOf(body: CreateFeePlanBody): Fees {
  const read = (field: 'payout' | 'payout_fx' | 'transfer_fx', checks: EntryChecks<Record<string, string>>) =>
    readEntries<Record<string, string>>(body[field], field, { ...CORRIDOR, ...checks });
  const deposit = readEntries<DepositEntry>(body.deposit ?? [], 'deposit', DEPOSIT).map(({ born_by: bornBy, ...rest }): DepositFeeRule => ({ ...rest, bornBy }));
  return {
    payout: read('payout', { fixed: amount, minimum: amount, variable: percentage }).map((entry) => domainForm<PayoutFeeRule>(entry)),
    payoutFx: read('payout_fx', { reference_rate: oneOf(REFERENCE_RATES), variable: percentage }).map((entry) => domainForm<PayoutFxRule>(entry)),
    transferFx: read('transfer_fx', { reference_rate: oneOf(['mid_market']), variable: percentage, variable_off_hours: percentage }).map((entry) => domainForm<TransferFxRule>(entry)),
    ...(deposit.length === 0 ? {} : { deposit }),
  };
}

/** The names of fields in the domain's spelling; what they hold has been checked. */
function domainForm<Entry extends FeeCorridor>(entry: Readonly<Record<string, string>>): Entry {
  return respelt(entry, (name) => name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())) as unknown as Entry;
}

export function wireForm(entry: object): object {
  return respelt(entry, (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
}

function respelt(entry: object, spelling: (name: string) => string): object {
  return Object.fromEntries(Object.entries(entry).map(([name, value]) => [spelling(name), value as unknown]));
}
