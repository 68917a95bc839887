import type {
  ActivatePaymentLinkRejection,
  CreatePaymentLinkRejection,
  DeactivatePaymentLinkRejection,
  ExpirePaymentLinkRejection,
  ExtendPaymentLinkRejection,
  UpdatePaymentLinkRejection,
} from '@corridor/contracts/collections';
import type { ErrorCode } from '../errors/codes.js';
import { ofField, type Problem } from '../errors/problem.js';
import { tooManyKeys } from '../metadata/read-metadata.js';

export function createLinkProblem(rejection: CreatePaymentLinkRejection): Problem {
  switch (rejection.reason) {
    case 'payment_link_account_not_found':
      return problem(404, 'object_not_found', 'There is no such account.', 'account_id');
    case 'payment_link_receivable_not_found':
      return problem(404, 'object_not_found', 'There is no such receivable.', 'receivable_ids');
    case 'payment_link_of_several_receivables':
      return problem(400, 'payment_link_receivable_count_exceed', 'A payment link is for one receivable.', 'receivable_ids');
    case 'payment_link_of_other_account':
      return problem(400, 'payment_link_account_receivable_mismatch', 'The receivable is not owed by this account.', 'account_id');
    case 'payment_link_receivable_not_payable':
      return problem(400, 'payment_link_receivable_status_invalid', `Nothing can be paid of the receivable now: it stands at ${rejection.status}.`, 'receivable_ids');
    case 'payment_link_abroad':
      return rejection.differs === 'country'
        ? problem(400, 'payment_link_non_us_account_non_usd_currency', 'A payment link is for partners in the United States.', 'account_id')
        : problem(400, 'payment_link_non_us_account_non_usd_currency', 'A payment link is for receivables in USD.', 'receivable_ids');
    case 'metadata_too_large':
      return tooManyKeys('payment_link.metadata');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

type ChangeRejection = UpdatePaymentLinkRejection | ActivatePaymentLinkRejection | DeactivatePaymentLinkRejection | ExpirePaymentLinkRejection | ExtendPaymentLinkRejection;

export function changeLinkProblem(rejection: ChangeRejection): Problem {
  switch (rejection.reason) {
    case 'payment_link_not_found':
      return problem(404, 'object_not_found', 'There is no such payment link.', 'id');
    case 'payment_link_busy':
      return problem(409, 'resource_locked', 'A payment by this link is being taken up this moment.', 'status');
    case 'payment_link_not_activatable':
      return problem(400, 'payment_link_activate_disallowed', 'A payment link that has expired is not activated again.', 'status');
    case 'payment_link_not_deactivatable':
      return problem(400, 'payment_link_deactivate_invalid', 'The payment link has expired.', 'status');
    case 'payment_link_not_expirable':
      return problem(400, 'payment_link_expire_invalid', 'The payment link has expired already.', 'status');
    case 'payment_link_not_extendable':
      return rejection.status === 'expired'
        ? problem(400, 'payment_link_extend_invalid', 'The payment link has expired.', 'status')
        : problem(400, 'payment_link_extend_disallowed', 'The payment link is deactivated: activate it first.', 'status');
    case 'payment_link_not_due':
      throw new Error('only timers end a link when it is due');
    case 'metadata_too_large':
      return tooManyKeys('payment_link.metadata');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

function problem(status: number, code: ErrorCode, message: string, field: string): Problem {
  return { status, code, message, metadata: ofField(`payment_link.${field}`) };
}
