import { type AddWalletAddressRejection, type CreateWalletRejection, NETWORKS } from '@corridor/contracts/custody';
import type { Problem } from '../errors/problem.js';
import { standingProblem } from '../errors/standing-problem.js';

export function walletProblem(rejection: CreateWalletRejection | AddWalletAddressRejection): Problem {
  switch (rejection.reason) {
    case 'account_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such account.', param: 'account_id' };
    case 'customer_not_approved':
      return standingProblem(rejection, 'account_id');
    case 'wallet_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such wallet.', param: null };
    case 'asset_not_on_network': {
      const { asset, network } = rejection;
      const message = `${asset} is not held on ${network}, which has ${NETWORKS[network].assets.join(', ')}.`;
      return { status: 422, type: 'network_not_supported', message, param: 'network' };
    }
    case 'too_many_addresses':
      return { status: 422, type: 'limit_reached', message: `A wallet can have at most ${rejection.most} addresses.`, param: null };
    case 'custody_not_available':
      return { status: 422, type: 'custody_not_available', message: 'No custody of keys is configured for this environment.', param: null };
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
