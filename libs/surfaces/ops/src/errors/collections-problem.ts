import type { AdvanceDepositRejection, DecideReceivableRejection, InitiateDepositRejection, TakeBackDepositRejection } from '@corridor/contracts/collections';
import type { OpsProblem } from './render.js';

type Rejection = DecideReceivableRejection | AdvanceDepositRejection | InitiateDepositRejection | TakeBackDepositRejection;

export function collectionsProblem(rejection: Rejection): OpsProblem {
  switch (rejection.reason) {
    case 'receivable_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such receivable.', param: null };
    case 'deposit_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such deposit.', param: null };
    case 'deposit_address_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such address to pay to.', param: 'address_id' };
    case 'receivable_in_wrong_status':
      return { status: 409, type: rejection.reason, message: `The receivable is ${rejection.status}.`, param: null };
    case 'deposit_not_movable':
    case 'deposit_not_completed':
      return { status: 409, type: rejection.reason, message: `The deposit is ${rejection.status}.`, param: null };
    case 'deposit_address_not_active':
      return { status: 422, type: rejection.reason, message: 'No money arrives at that address any more.', param: 'address_id' };
    case 'deposit_address_mismatch':
      return { status: 422, type: rejection.reason, message: 'Money of that currency does not arrive at that address.', param: rejection.differs === 'account' ? 'address_id' : 'currency' };
    case 'deposit_payer_mismatch':
    case 'metadata_too_large':
    case 'receivable_not_reconcilable':
    case 'receivable_amount_exceeded':
    case 'receivable_of_other_currency':
    case 'receivable_of_other_partner':
      throw new Error(`a deposit that names no payer, notes nothing and pays no receivable was refused for ${rejection.reason}`);
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
