import type { CurrencyPattern, DepositFeeRule, Fees, PayoutFeeRule, PayoutFxRule, TransferFxRule } from '@corridor/contracts/quotes';
import { CHECKOUT_METHODS, FEE_BEARERS, REFERENCE_RATES } from '@corridor/contracts/quotes';
import { isCurrency, isFiat } from '@corridor/money';
import { type EntryChecks, type FieldProblem, readEntries } from '@corridor/surfaces/http';
import { refuse } from '../errors/refuse.js';
import type { CreateFeePlanBody } from './fee-plan.body.js';
import { type DepositFeeEntry, METHOD_NAMES, METHOD_TYPES, type PayoutFeeEntry, type PayoutFxEntry, type TransferFxEntry } from './fee-plan.object.js';
import { METHODS } from './methods.js';

const AMOUNT = /^(0|[1-9]\d{0,11})(\.\d{1,4})?$/;
const PERCENTAGE = /^(100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?)$/;

const isText = (value: unknown): FieldProblem => (typeof value === 'string' && value !== '' ? null : 'must be a text');

const amount = (value: unknown): FieldProblem => (typeof value === 'string' && AMOUNT.test(value) ? null : 'must be an amount, zero or more, such as 0.30');

const percentage = (value: unknown): FieldProblem =>
  typeof value === 'string' && PERCENTAGE.test(value) ? null : { text: 'must be a per cent from 0 to 100 with at most four decimals, such as 1.00', flaw: 'range' };

const reference = (values: readonly string[]) => (value: unknown): FieldProblem =>
  typeof value === 'string' && values.includes(value) ? null : `must be one of ${values.join(', ')}`;

const CORRIDOR = { destination_currency: isText, source_currency: isText } as const;
const PAYOUT: EntryChecks<PayoutFeeEntry> = { ...CORRIDOR, fixed: amount, minimum: amount, variable: percentage };
const PAYOUT_FX: EntryChecks<PayoutFxEntry> = { ...CORRIDOR, reference_rate: reference(REFERENCE_RATES), variable: percentage };
const TRANSFER_FX: EntryChecks<TransferFxEntry> = { ...CORRIDOR, reference_rate: reference(['mid_market']), variable: percentage, variable_off_hours: percentage };

const DEPOSIT: EntryChecks<DepositFeeEntry> = {
  currency: isText,
  enabled: (value) => (typeof value === 'boolean' ? null : 'must be true or false'),
  payment_method_name: reference(METHOD_NAMES),
  payment_method_type: reference(METHOD_TYPES),
  processing_fee_indicator: reference(FEE_BEARERS),
  variable: percentage,
};

/** The lists of a plan as the domain knows them. Throws with the code and the name of the first field at fault. */
export function readFees(body: Pick<CreateFeePlanBody, 'payout' | 'payout_fx' | 'transfer_fx' | 'deposit'>): Fees {
  const payout = readEntries(body.payout, 'payout', PAYOUT).map((entry, at): PayoutFeeRule => {
    const { fixed, minimum, variable } = entry;
    return { ...corridorOf(entry, `payout[${at}]`), fixed, minimum, variable };
  });
  const payoutFx = readEntries(body.payout_fx, 'payout_fx', PAYOUT_FX).map((entry, at): PayoutFxRule => {
    const { reference_rate: referenceRate, variable } = entry;
    return { ...corridorOf(entry, `payout_fx[${at}]`), referenceRate, variable };
  });
  const transferFx = readEntries(body.transfer_fx, 'transfer_fx', TRANSFER_FX).map((entry, at): TransferFxRule => {
    const { reference_rate: referenceRate, variable, variable_off_hours: variableOffHours } = entry;
    return { ...corridorOf(entry, `transfer_fx[${at}]`), referenceRate, variable, variableOffHours };
  });
  const deposit = readEntries(body.deposit ?? [], 'deposit', DEPOSIT).map((entry, at) => depositRule(entry, `deposit[${at}]`));
  return { payout, payoutFx, transferFx, ...(deposit.length === 0 ? {} : { deposit }) };
}

/** Name and type of a method say the same; a type that goes with another name is an error. */
function depositRule({ currency, enabled, payment_method_name: name, payment_method_type: type, processing_fee_indicator: bornBy, variable }: DepositFeeEntry, path: string): DepositFeeRule {
  if (!isCurrency(currency) || !isFiat(currency)) throw refuse(400, 'currency_not_supported', `fee_plan.${path}.currency must be a currency.`, `fee_plan.${path}.currency`);
  const method = CHECKOUT_METHODS.find((each) => METHODS[each].payment_method_name === name);
  if (method === undefined || METHODS[method].payment_method_type !== type) throw refuse(400, 'parameter_value_invalid', `fee_plan.${path}.payment_method_type is not that of ${name}.`, `fee_plan.${path}.payment_method_type`);
  return { currency, method, enabled, bornBy, variable };
}

function corridorOf({ source_currency: source, destination_currency: destination }: Pick<PayoutFeeEntry, 'source_currency' | 'destination_currency'>, path: string) {
  return { sourceCurrency: pattern(source, `${path}.source_currency`), destinationCurrency: pattern(destination, `${path}.destination_currency`) };
}

function pattern(text: string, path: string): CurrencyPattern {
  if (text === '*' || (isCurrency(text) && isFiat(text))) return text;
  throw refuse(400, 'currency_not_supported', `fee_plan.${path} must be a currency, or * for all.`, `fee_plan.${path}`);
}
