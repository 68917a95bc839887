import type { CorridorList, FeeCorridor, Fees, FeesProblem, PayoutFeeRule, PayoutFxRule } from '@corridor/contracts/quotes';
import { exponentOf } from '@corridor/money';
import { depositFeesProblem } from './deposit-fee.js';

/** Decimals of an amount that holds for every currency: those of most. Each currency's own minor unit is what is charged. */
const DECIMALS_FOR_ALL = 2;

const LISTS: readonly CorridorList[] = ['payout', 'payoutFx', 'transferFx'];

/** What keeps the lists from being a plan, or null. */
export function feesProblem(fees: Fees): FeesProblem | null {
  for (const list of LISTS) {
    const problem = listProblem(list, fees[list]);
    if (problem !== null) return problem;
  }
  return decimalsProblem(fees.payout) ?? referenceProblem(fees.payoutFx) ?? depositFeesProblem(fees.deposit ?? []);
}

function listProblem(list: CorridorList, entries: readonly FeeCorridor[]): FeesProblem | null {
  const before = new Map<string, FeeCorridor>();
  for (const [at, entry] of entries.entries()) {
    const corridor = `${entry.sourceCurrency}/${entry.destinationCurrency}`;
    const other = before.get(corridor);
    if (other !== undefined) return { reason: 'fees_repeated', list, at, same: JSON.stringify(other) === JSON.stringify(entry) ? 'entry' : 'currencies' };
    before.set(corridor, entry);
  }
  return before.has('*/*') ? null : { reason: 'fees_for_all_missing', list };
}

function decimalsProblem(entries: readonly PayoutFeeRule[]): FeesProblem | null {
  for (const [at, entry] of entries.entries()) {
    const most = entry.sourceCurrency === '*' ? DECIMALS_FOR_ALL : exponentOf(entry.sourceCurrency);
    const field = (['fixed', 'minimum'] as const).find((each) => (entry[each].split('.')[1] ?? '').length > most);
    if (field !== undefined) return { reason: 'fee_of_too_many_decimals', list: 'payout', at, field };
  }
  return null;
}

function referenceProblem(entries: readonly PayoutFxRule[]): FeesProblem | null {
  const at = entries.findIndex(
    ({ referenceRate, sourceCurrency, destinationCurrency }) => referenceRate === 'inter_bank' && !(sourceCurrency === 'USD' && destinationCurrency === 'INR'),
  );
  return at < 0 ? null : { reason: 'reference_rate_not_available', list: 'payoutFx', at };
}
