import type { InitiateDepositRejection, UpdateAddressDepositRejection } from '@corridor/contracts/collections';
import type { ErrorCode } from '../errors/codes.js';
import { ofField, type Problem } from '../errors/problem.js';
import { tooManyKeys } from '../metadata/read-metadata.js';

export function depositProblem(rejection: InitiateDepositRejection | UpdateAddressDepositRejection): Problem {
  switch (rejection.reason) {
    case 'deposit_not_found':
      return problem(404, 'object_not_found', 'There is no such deposit.', 'deposit.id');
    case 'deposit_address_not_found':
      return problem(404, 'object_not_found', 'There is no such address to pay to.', 'deposit.to.address_id');
    case 'deposit_address_not_active':
      return problem(400, 'parameter_address_invalid', 'No money arrives at that address any more.', 'deposit.to.address_id');
    case 'deposit_address_mismatch':
      return rejection.differs === 'account'
        ? problem(400, 'deposit_account_address_mismatch', "The address is another account's.", 'deposit.to.address_id')
        : problem(400, 'deposit_account_address_mismatch', 'Money of that currency does not arrive at that address.', 'deposit.currency');
    case 'deposit_payer_mismatch':
      return problem(400, 'deposit_account_id_mismatch', 'Money for that account does not come from there.', 'deposit.from.account_id');
    case 'receivable_not_found':
    case 'receivable_not_reconcilable':
    case 'receivable_amount_exceeded':
    case 'receivable_of_other_currency':
    case 'receivable_of_other_partner':
      throw new Error(`a deposit that pays no receivable was refused for ${rejection.reason}`);
    case 'metadata_too_large':
      return tooManyKeys('deposit.metadata');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

function problem(status: number, code: ErrorCode, message: string, field: string): Problem {
  return { status, code, message, metadata: ofField(field) };
}
