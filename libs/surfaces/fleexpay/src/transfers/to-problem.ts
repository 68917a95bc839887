import type { WalletId } from '@corridor/contracts';
import type { RequestTransferRejection } from '@corridor/contracts/custody';
import type { Currency } from '@corridor/money';
import type { Problem } from '../errors/problem.js';
import { standingProblem } from '../errors/standing-problem.js';
import { walletIds } from '../ids.js';

/** `asked`: the asset that the request named. */
export function transferProblem(rejection: RequestTransferRejection, asked: Currency): Problem {
  switch (rejection.reason) {
    case 'wallet_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such wallet.', param: 'wallet_id' };
    case 'customer_not_approved':
      return standingProblem(rejection, 'wallet_id');
    case 'wallet_holds_other': {
      const { asset, network } = rejection;
      return { status: 422, type: 'network_not_supported', message: `The wallet holds ${asset} on ${network}, and nothing else.`, param: asset === asked ? 'network' : 'asset' };
    }
    case 'address_not_valid':
      return { status: 400, type: 'invalid_request', message: `to_address is no address on ${rejection.network}.`, param: 'to_address' };
    case 'address_is_own':
      return { status: 422, type: 'policy_violation', message: 'The address is one of the wallet itself.', param: 'to_address' };
    case 'address_holds_other':
      return { status: 422, type: 'policy_violation', message: `The address is one of a wallet of yours that holds ${rejection.asset}.`, param: 'to_address' };
    case 'screening_not_available':
      return { status: 422, type: 'screening_not_available', message: `No sanctions list is configured in ${rejection.mode} mode.`, param: null };
    case 'receiver_screened': {
      const { by, list } = rejection;
      return { status: 422, type: 'screening_rejected', message: `Screening against the ${list} does not let money go there.`, param: by === 'address' ? 'to_address' : 'beneficiary_name' };
    }
    case 'address_not_allowed':
      return { status: 422, type: 'policy_violation', message: 'The address is not on the list of those that money may go to.', param: 'to_address' };
    case 'amount_over_policy':
      return { status: 422, type: 'policy_violation', message: `One transfer may move at most ${rejection.most} ${rejection.asset}.`, param: 'amount' };
    case 'travel_rule_data_missing': {
      const message = `From ${rejection.from} ${rejection.asset} on it must be said who receives the money.`;
      return { status: 422, type: 'travel_rule_data_required', message, param: 'beneficiary_name' };
    }
    case 'network_not_connected':
      return { status: 422, type: 'network_not_supported', message: `${rejection.network} is not connected in this environment.`, param: 'network' };
    case 'insufficient_funds': {
      const { owner, available, needed, currency } = rejection;
      const message = `The wallet ${walletIds.print(owner as WalletId)} has ${available} ${currency} available; ${needed} ${currency} are needed, the network fee included.`;
      return { status: 422, type: 'insufficient_funds', message, param: 'amount' };
    }
    case 'transaction_not_found':
    case 'already_reversed':
      // Only reversals are refused so, and a transfer reverses nothing.
      throw new Error(`the ledger refused a hold with ${rejection.reason}`);
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
