import type { TransferRejection, WalletDepositRejection } from '@corridor/contracts/custody';
import type { OpsProblem } from '../errors/render.js';

export function custodyProblem(rejection: TransferRejection | WalletDepositRejection): OpsProblem {
  switch (rejection.reason) {
    case 'wallet_not_found':
    case 'deposit_not_found':
    case 'transfer_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such object.', param: null };
    case 'amount_not_valid':
      return { status: 400, type: 'invalid_request', message: `amount must be an amount of ${rejection.asset} above zero, with no more decimals than it has.`, param: 'amount' };
    case 'deposit_unchanged':
      return { status: 409, type: rejection.reason, message: `The deposit is ${rejection.status}, and the chain says nothing new of it.`, param: null };
    case 'transfer_in_other_state':
      return { status: 409, type: rejection.reason, message: `The transfer is ${rejection.status}.`, param: null };
    case 'approved_before':
      return { status: 409, type: rejection.reason, message: 'The same approver has approved it before.', param: 'approver' };
    case 'approval_needed':
      return { status: 409, type: rejection.reason, message: 'People decide on this transfer.', param: 'approver' };
    case 'approver_is_requester':
      return { status: 409, type: rejection.reason, message: 'The key that asked for the transfer does not approve it.', param: 'approver' };
    case 'address_not_of_wallet':
      return { status: 400, type: 'invalid_request', message: 'address is none of the wallet.', param: 'address' };
    case 'network_not_connected':
      return { status: 422, type: rejection.reason, message: `${rejection.network} is not connected in this mode.`, param: null };
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
