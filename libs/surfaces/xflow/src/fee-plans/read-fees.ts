import type { CurrencyPattern, Fees, PayoutFeeRule, PayoutFxRule, TransferFxRule } from '@corridor/contracts/quotes';
import { REFERENCE_RATES } from '@corridor/contracts/quotes';
import { isCurrency, isFiat } from '@corridor/money';
import { type EntryChecks, type FieldProblem, readEntries } from '@corridor/surfaces/http';
import { refuse } from '../errors/refuse.js';
import type { CreateFeePlanBody } from './fee-plan.body.js';
import type { PayoutFeeEntry, PayoutFxEntry, TransferFxEntry } from './fee-plan.object.js';

const AMOUNT = /^(0|[1-9]\d{0,11})(\.\d{1,4})?$/;
const PERCENTAGE = /^(100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?)$/;

const isText = (value: unknown): FieldProblem => (typeof value === 'string' ? null : 'must be a text');

const amount = (value: unknown): FieldProblem => (typeof value === 'string' && AMOUNT.test(value) ? null : 'must be an amount, zero or more, such as 0.30');

const percentage = (value: unknown): FieldProblem =>
  typeof value === 'string' && PERCENTAGE.test(value) ? null : { text: 'must be a per cent from 0 to 100 with at most four decimals, such as 1.00', flaw: 'range' };

const reference = (values: readonly string[]) => (value: unknown): FieldProblem =>
  typeof value === 'string' && values.includes(value) ? null : `must be one of ${values.join(', ')}`;

const CORRIDOR = { destination_currency: isText, source_currency: isText } as const;
const PAYOUT: EntryChecks<PayoutFeeEntry> = { ...CORRIDOR, fixed: amount, minimum: amount, variable: percentage };
const PAYOUT_FX: EntryChecks<PayoutFxEntry> = { ...CORRIDOR, reference_rate: reference(REFERENCE_RATES), variable: percentage };
const TRANSFER_FX: EntryChecks<TransferFxEntry> = { ...CORRIDOR, reference_rate: reference(['mid_market']), variable: percentage, variable_off_hours: percentage };

/** The lists of a plan as the domain knows them. Throws with the code and the name of the first field at fault. */
export function readFees(body: Pick<CreateFeePlanBody, 'payout' | 'payout_fx' | 'transfer_fx'>): Fees {
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
  return { payout, payoutFx, transferFx };
}

function corridorOf({ source_currency: source, destination_currency: destination }: Pick<PayoutFeeEntry, 'source_currency' | 'destination_currency'>, path: string) {
  return { sourceCurrency: pattern(source, `${path}.source_currency`), destinationCurrency: pattern(destination, `${path}.destination_currency`) };
}

function pattern(text: string, path: string): CurrencyPattern {
  if (text === '*' || (isCurrency(text) && isFiat(text))) return text;
  throw refuse(400, 'currency_not_supported', `fee_plan.${path} must be a currency, or * for all.`, `fee_plan.${path}`);
}
