import type { DecidePartyRejection, DecideReceivingRejection, HoldPayoutsRejection } from '@corridor/contracts/accounts';
import type { OpsProblem } from './render.js';

export function partiesProblem(rejection: DecidePartyRejection): OpsProblem {
  switch (rejection.reason) {
    case 'party_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such account.', param: null };
    case 'party_in_wrong_status':
      return { status: 409, type: rejection.reason, message: `The account is ${rejection.status}.`, param: null };
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

export function receivingProblem(rejection: DecideReceivingRejection): OpsProblem {
  switch (rejection.reason) {
    case 'party_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such account.', param: null };
    case 'receiving_not_on_its_way':
      return { status: 409, type: rejection.reason, message: `The addresses of the account are ${rejection.receiving}.`, param: null };
    case 'receiving_currencies_differ':
      return { status: 409, type: rejection.reason, message: `A bank is to be named for each of ${rejection.currencies.join(', ') || 'no currency'}, and for no other.`, param: 'banks' };
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

export function holdPayoutsProblem(rejection: HoldPayoutsRejection): OpsProblem {
  switch (rejection.reason) {
    case 'party_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such account.', param: null };
    case 'payouts_of_a_partner':
      return { status: 409, type: rejection.reason, message: 'A partner is never paid out.', param: null };
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
