import { decimalOf, type DecimalString } from '@corridor/contracts';
import { type AmountProblem, type Currency, exponentOf, MAX_MAJOR_DIGITS, parseAmount } from '@corridor/money';
import { invalid } from '@corridor/surfaces/http';

/**
 * Reads an amount of a currency from a request, in major units. Never rounds: more decimals than the currency has are
 * refused, even zeros. Throws `invalid_request` that names the field.
 */
export function readAmountField(text: string, currency: Currency, param: string): DecimalString {
  const parsed = parseAmount(text, currency);
  if (!parsed.ok) throw invalid(`${param} ${problemText(parsed.problem, currency)}.`, param);
  if (parsed.value <= 0n) throw invalid(`${param} must be above zero.`, param);
  return decimalOf(parsed.value, currency);
}

function problemText(problem: AmountProblem, currency: Currency): string {
  switch (problem) {
    case 'not_a_decimal':
      return 'must be a plain decimal such as 50000.00';
    case 'too_many_decimals':
      return `has more than the ${exponentOf(currency)} decimals of ${currency}`;
    case 'too_large':
      return `has more than ${MAX_MAJOR_DIGITS} digits before the point`;
    default:
      throw new Error(`${String(problem satisfies never)} is no problem`);
  }
}
