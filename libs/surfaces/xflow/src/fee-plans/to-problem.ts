import type { CreateFeePlanRejection, FeeList, UpdateFeePlanRejection } from '@corridor/contracts/quotes';
import type { ErrorCode } from '../errors/codes.js';
import { ofField, type Problem } from '../errors/problem.js';
import { tooManyKeys } from '../metadata/read-metadata.js';

const LISTS: Readonly<Record<FeeList, string>> = { payout: 'payout', payoutFx: 'payout_fx', transferFx: 'transfer_fx', deposit: 'deposit' };

export function feePlanProblem(rejection: CreateFeePlanRejection | UpdateFeePlanRejection): Problem {
  switch (rejection.reason) {
    case 'fee_plan_account_not_found':
      return problem(404, 'object_not_found', 'There is no such account.', 'linked_id');
    case 'fee_plan_account_of_wrong_type':
      return problem(400, 'account_type_invalid', `A ${rejection.type} has no such plan.`, 'linked_id');
    case 'fees_for_all_missing':
      return problem(400, 'minimum_required_values_not_present', `${LISTS[rejection.list]} needs an entry whose source_currency and destination_currency are both *.`, LISTS[rejection.list]);
    case 'fees_repeated':
      return rejection.same === 'entry'
        ? problem(400, 'duplicate_values_found', 'An entry is there twice.', at(rejection))
        : problem(400, 'duplicate_currencies_not_supported', 'Two entries are for the same currencies.', at(rejection));
    case 'fee_of_too_many_decimals':
      return problem(400, 'invalid_amount', 'The amount has more decimals than the currency; one for all currencies has at most 2.', `${at(rejection)}.${rejection.field}`);
    case 'reference_rate_not_available':
      return problem(400, 'parameter_value_invalid', 'inter_bank is for USD to INR alone.', `${at(rejection)}.reference_rate`);
    case 'fee_plan_not_found':
      return problem(404, 'object_not_found', 'There is no such fee plan.', 'id');
    case 'metadata_too_large':
      return tooManyKeys('fee_plan.metadata');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

function at({ list, at: index }: { readonly list: FeeList; readonly at: number }): string {
  return `${LISTS[list]}[${index}]`;
}

function problem(status: number, code: ErrorCode, message: string, field: string): Problem {
  return { status, code, message, metadata: ofField(`fee_plan.${field}`) };
}
