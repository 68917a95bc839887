import type { ActivatePartyRejection, ActivationLack, DeactivatePartyRejection, PartyStatus, PartyType, Relationship } from '@corridor/contracts/accounts';
import type { ErrorCode } from '../errors/codes.js';
import { ofField, type Problem } from '../errors/problem.js';
import { personIds } from '../ids.js';

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
    case 'activation_lacks':
      return lackProblem(rejection.lack);
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

/** The request is sound; what is known of the account is not enough. */
function lackProblem(lack: ActivationLack): Problem {
  switch (lack.kind) {
    case 'payout_address':
      return { status: 402, code: 'account_activation_failed_missing_payout_address', message: 'The account has no address of the category user_payout.', metadata: null };
    case 'business_identity':
      return unknownValue('A CIN, an LLPIN, a PAN or a GSTIN is needed, or a document that shows it.', 'account.business_details.ids');
    case 'gstin_or_address':
      return unknownValue('A GSTIN or a whole address is needed.', 'account.business_details.physical_address');
    case 'gstin':
      return unknownValue('A partnership needs a GSTIN.', 'account.business_details.ids.tax_gst');
    case 'partnership_deed':
      return unknownValue('A partnership needs its deed, uploaded as an identity_document.', 'account.supporting_documentation.id_document');
    case 'business_type':
      return problem(402, 'parameter_value_invalid', `Users of the type ${lack.type} can't be activated.`, 'account.business_details.type');
    case 'person':
      return personProblem(lack.role);
    case 'number_of_persons':
      return { status: 402, code: 'account_activation_failed_incorrect_number_of_persons', message: 'A business of this type has exactly one person, its owner.', metadata: null };
    case 'relationship':
      return {
        status: 402,
        code: 'account_activation_failed_incorrect_relationship_for_person',
        message: 'Who stands alone, or has shown a passport only, is an owner and nothing else.',
        metadata: { field_name: 'person.relationship', person_id: personIds.print(lack.person) },
      };
    default:
      throw new Error(`${JSON.stringify(lack satisfies never)} is nothing to lack`);
  }
}

function personProblem(role: keyof Relationship | null): Problem {
  const message = role === null ? 'The account has no persons.' : `No person of the account is its ${role}.`;
  return { status: 402, code: 'account_activation_failed_missing_person', message, metadata: ofField(role === null ? null : `person.relationship.${role}`) };
}

function unknownValue(message: string, field: string): Problem {
  return problem(402, 'minimum_required_values_not_present', message, field);
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
