import type { TransferRejection, WalletDepositRejection } from '@corridor/contracts/custody';
import type { Problem } from '../errors/problem.js';

/** For moves of transfers and wallets, which name their object in `object_id`. */
export function moveCustodyProblem(rejection: TransferRejection | WalletDepositRejection): Problem {
  switch (rejection.reason) {
    case 'transfer_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such transfer.', param: 'object_id' };
    case 'wallet_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such wallet.', param: 'object_id' };
    case 'deposit_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such payment to a wallet.', param: 'object_id' };
    case 'amount_not_valid':
      return { status: 400, type: 'invalid_request', message: `amount must be an amount of ${rejection.asset} above zero.`, param: 'amount' };
    case 'network_not_connected':
      return { status: 422, type: 'network_not_supported', message: `${rejection.network} is not connected in this environment.`, param: null };
    case 'transfer_in_other_state':
      return conflict(`The transfer is ${rejection.status} already.`);
    case 'address_not_of_wallet':
      return { status: 404, type: 'not_found', message: 'The wallet has no such address.', param: null };
    case 'approved_before':
      return conflict('The transfer has been approved before.');
    case 'approver_is_requester':
      return conflict('Whoever asked for the transfer does not approve it.');
    case 'approval_needed':
      return conflict('People decide on this transfer, and have not yet.');
    case 'deposit_unchanged':
      return conflict(`The payment is ${rejection.status} already.`);
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

const conflict = (message: string): Problem => ({ status: 409, type: 'conflict', message, param: 'object_id' });
