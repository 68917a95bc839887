import type { ActivatePartyRejection, DeactivatePartyRejection, PartyStatus, PartyType } from '@corridor/contracts/accounts';
import type { ErrorCode } from '../errors/codes.js';
import { ofField, type Problem } from '../errors/problem.js';

const ACTIVATE_CODES: Readonly<Record<PartyType, ErrorCode>> = {
  partner: 'account_partner_activate_disallowed',
  platform: 'account_platform_activate_disallowed',
  user: 'account_user_activate_disallowed',
};

export function activatePartyProblem(rejection: ActivatePartyRejection): Problem {
  switch (rejection.reason) {
    case 'party_not_found':
      return noSuchAccount();
    case 'activation_by_operator_only':
      return problem(403, ACTIVATE_CODES[rejection.type], 'Whoever runs this installation activates platforms and direct users.', 'account.type');
    case 'activation_by_platform_only':
      return problem(403, ACTIVATE_CODES.user, 'A platform activates its users, without the header Xflow-Account.', 'account.type');
    case 'party_in_wrong_status':
      return problem(400, ACTIVATE_CODES[rejection.type], standingText(rejection.status), 'account.status');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

export function deactivatePartyProblem(rejection: DeactivatePartyRejection): Problem {
  switch (rejection.reason) {
    case 'party_not_found':
      return noSuchAccount();
    case 'deactivation_of_partners_only':
      return problem(400, 'account_type_invalid', `Partners can be deactivated; this is a ${rejection.type}.`, 'account.type');
    case 'party_in_wrong_status':
      return problem(400, 'account_partner_deactivate_disallowed', standingText(rejection.status), 'account.status');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

function noSuchAccount(): Problem {
  return problem(404, 'object_not_found', 'There is no such account.', 'account.id');
}

function standingText(status: PartyStatus): string {
  return `The account stands at ${status}, from where that can't be done.`;
}

function problem(status: number, code: ErrorCode, message: string, field: string): Problem {
  return { status, code, message, metadata: ofField(field) };
}
