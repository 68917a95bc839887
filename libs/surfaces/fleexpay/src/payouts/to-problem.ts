import type { CancelPayoutRejection, CreatePayoutRejection, ReportPayoutRejection } from '@corridor/contracts/payouts';
import type { Currency } from '@corridor/money';
import { ledgerProblem } from '../errors/ledger-problem.js';
import type { Problem } from '../errors/problem.js';
import { quoteUseProblem } from '../quotes/use-problem.js';

type RailRejection = Extract<CreatePayoutRejection, { reason: 'rail_not_supported' }>;

/** `currency` is what was to be paid out: what is short in another one is short for the quote. */
export function payoutProblem(rejection: CreatePayoutRejection, currency: Currency): Problem {
  switch (rejection.reason) {
    case 'beneficiary_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such beneficiary.', param: 'beneficiary_id' };
    case 'beneficiary_not_active': {
      const message = `The beneficiary is ${rejection.status}; only active ones can be paid.`;
      return { status: 422, type: 'beneficiary_not_active', message, param: 'beneficiary_id' };
    }
    case 'beneficiary_of_other_customer': {
      const message = "The beneficiary is a customer's, and only that customer's accounts can pay it.";
      return { status: 422, type: 'beneficiary_not_allowed', message, param: 'beneficiary_id' };
    }
    case 'rail_not_supported':
      return railProblem(rejection);
    case 'bank_not_connected':
      return { status: 422, type: 'rail_not_supported', message: `No bank is connected that pays out by ${rejection.rail} in this environment.`, param: 'rail' };
    case 'insufficient_funds':
      return ledgerProblem(rejection, rejection.currency === currency ? 'amount' : 'quote_id');
    case 'transaction_not_found':
    case 'already_reversed':
      return ledgerProblem(rejection, 'amount');
    default:
      return quoteUseProblem(rejection);
  }
}

export function cancelProblem(rejection: CancelPayoutRejection): Problem {
  switch (rejection.reason) {
    case 'payout_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such payout.', param: null };
    case 'payout_not_cancellable': {
      const { status } = rejection;
      const message = status === 'processing' ? 'The bank has already said what became of the payout.' : `The payout is ${status}.`;
      return { status: 409, type: 'conflict', message: `${message} It can no longer be cancelled.`, param: null };
    }
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

/** Why the sandbox can't move a payout; `object_id` is the field that names it there. */
export function movePayoutProblem(rejection: ReportPayoutRejection): Problem {
  switch (rejection.reason) {
    case 'payout_not_found':
      return { status: 404, type: 'not_found', message: 'There is no such payout.', param: 'object_id' };
    case 'payout_report_impossible': {
      const message = `The payout is ${rejection.status}, so it can not become ${rejection.reported}.`;
      return { status: 409, type: 'conflict', message, param: 'object_id' };
    }
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

function railProblem({ rail, currency, why }: RailRejection): Problem {
  const by = rail ?? 'any rail';
  switch (why) {
    case 'currency_of_beneficiary':
      return { status: 422, type: 'rail_not_supported', message: `The beneficiary does not take ${currency}.`, param: 'currency' };
    case 'currency_of_rail':
      return { status: 422, type: 'rail_not_supported', message: `${currency} can not be paid out by ${by}.`, param: 'rail' };
    case 'beneficiary_out_of_reach':
      return { status: 422, type: 'rail_not_supported', message: `The beneficiary can not be reached in ${currency} by ${by}.`, param: 'rail' };
    default:
      throw new Error(`${String(why satisfies never)} is no problem of a rail`);
  }
}
