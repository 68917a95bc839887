import type { AutomaticPayoutRejection, PayOutAutomaticallyRejection } from '@corridor/contracts/payouts';
import type { OpsProblem } from '../errors/render.js';

export function payoutsProblem(rejection: AutomaticPayoutRejection | PayOutAutomaticallyRejection): OpsProblem {
  switch (rejection.reason) {
    case 'payout_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such automatic payout.', param: null };
    case 'payout_in_other_state':
      return { status: 409, type: rejection.reason, message: `The payout is ${rejection.status}, or a step of it is under way.`, param: null };
    case 'account_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such account that is paid out.', param: null };
    case 'payouts_not_enabled':
      return { status: 409, type: rejection.reason, message: `The account is not paid out: ${rejection.why}.`, param: null };
    case 'payout_address_missing':
      return { status: 409, type: rejection.reason, message: 'The account has no address to be paid out to.', param: null };
    case 'payout_bank_not_connected':
      return { status: 422, type: rejection.reason, message: 'No bank that pays out automatically is connected in this mode.', param: null };
    case 'nothing_to_pay_out':
      return { status: 409, type: rejection.reason, message: `There is no ${rejection.currency} that may be paid out.`, param: 'currency' };
    case 'too_little_to_pay_out':
      return { status: 409, type: rejection.reason, message: `The fee of ${rejection.fee.amount} would take all of ${rejection.source.amount} ${rejection.source.currency}.`, param: 'currency' };
    case 'insufficient_funds':
      return { status: 409, type: rejection.reason, message: `The account has ${rejection.available} ${rejection.currency}, of ${rejection.needed} that receivables would give.`, param: 'currency' };
    case 'transaction_not_found':
    case 'already_reversed':
      // Nothing that begins a payout is a reversal.
      throw new Error(`the ledger refused what receivables give: ${rejection.reason}`);
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}
