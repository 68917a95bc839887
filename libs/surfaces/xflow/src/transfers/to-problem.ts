import type { CreateBookTransferRejection, UpdateBookTransferRejection } from '@corridor/contracts/payouts';
import type { ErrorCode } from '../errors/codes.js';
import { ofField, type Problem } from '../errors/problem.js';
import { tooManyKeys } from '../metadata/read-metadata.js';

export function transferProblem(rejection: CreateBookTransferRejection | UpdateBookTransferRejection): Problem {
  switch (rejection.reason) {
    case 'transfer_account_not_found':
      return problem(404, 'object_not_found', 'There is no such account.', `${rejection.end}.account_id`);
    case 'transfer_account_not_active':
      return problem(400, 'account_status_invalid', 'Money moves between accounts that are activated.', `${rejection.end}.account_id`);
    case 'transfer_accounts_unfit':
      return problem(400, 'account_type_invalid', unfit(rejection.type), 'to.account_id');
    case 'transfer_to_itself':
      return problem(400, 'parameter_value_invalid', 'Money can not go where it is, in the same currency.', 'to.account_id');
    case 'transfer_across_currencies':
      return problem(400, 'currency_amount_mismatch', `A ${rejection.type} is within one currency.`, 'to.currency');
    case 'insufficient_funds':
      return problem(402, 'balance_insufficient', `The account has ${rejection.available} ${rejection.currency} that can be moved, and ${rejection.needed} is needed.`, 'from.amount');
    case 'same_currency':
      return problem(400, 'parameter_value_invalid', 'The currencies have to differ.', 'to.currency');
    case 'amount_too_small':
    case 'amount_too_large':
      return problem(400, 'invalid_amount', `The amount comes to no amount of ${rejection.currency}.`, 'from.amount');
    case 'rates_not_available':
      return problem(400, 'action_not_enabled', `There is no source of rates for ${rejection.fromCurrency} to ${rejection.toCurrency} in this mode.`, 'to.currency');
    case 'account_not_found':
      return problem(404, 'object_not_found', 'There is no such account.', 'from.account_id');
    case 'transaction_not_found':
    case 'already_reversed':
      return { status: 400, code: 'transfer_failed', message: 'The transfer could not be made.', metadata: null };
    case 'transfer_not_found':
      return problem(404, 'object_not_found', 'There is no such transfer.', 'id');
    case 'metadata_too_large':
      return tooManyKeys('transfer.metadata');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

function unfit(type: Extract<CreateBookTransferRejection, { reason: 'transfer_accounts_unfit' }>['type']): string {
  switch (type) {
    case 'internal_transfer':
      return 'An internal_transfer is between a user and its partners, or among those.';
    case 'platform_credit':
      return 'A platform_credit is from a connected user to its platform.';
    case 'platform_debit':
      return 'A platform_debit is from a platform to its connected user.';
  }
}

function problem(status: number, code: ErrorCode, message: string, field: string): Problem {
  return { status, code, message, metadata: ofField(`transfer.${field}`) };
}
