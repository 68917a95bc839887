import type { BusinessIds, IdentityField, RegisterPartyRejection, UpdatePartyRejection } from '@corridor/contracts/accounts';
import type { ErrorCode } from '../errors/codes.js';
import { ofField, type Problem } from '../errors/problem.js';
import { tooManyKeys } from '../metadata/read-metadata.js';

const IDENTIFIERS: Readonly<Record<keyof BusinessIds, string>> = {
  business: 'account.business_details.ids.business',
  tax: 'account.business_details.ids.tax',
  taxDeduction: 'account.business_details.ids.tax_deduction',
  taxGst: 'account.business_details.ids.tax_gst',
  taxTrade: 'account.business_details.ids.tax_trade',
};

const FIXED: Readonly<Record<IdentityField, string>> = {
  ...IDENTIFIERS,
  legalName: 'account.business_details.legal_name',
  type: 'account.business_details.type',
  incorporatedOn: 'account.business_details.date_of_incorporation',
  terms: 'account.tos_acceptance',
  document: 'account.supporting_documentation.id_document',
};

type DetailsRejection = Extract<RegisterPartyRejection, UpdatePartyRejection>;

export function registerPartyProblem(rejection: RegisterPartyRejection): Problem {
  switch (rejection.reason) {
    case 'parent_not_found':
      // The account that the request is made for was read just before, and accounts are never deleted.
      throw new Error('an account was refused because its parent is not there');
    case 'parent_of_wrong_type':
      return rejection.type === 'user'
        ? problem(403, 'account_user_create_disallowed', 'Only a platform can create users, for itself.', 'account.type')
        : problem(403, 'account_type_invalid', `A ${rejection.parentType} has no partners.`, 'account.type');
    case 'nickname_missing':
      return problem(400, 'parameter_empty', 'A partner needs a nickname.', 'account.nickname');
    default:
      return detailsProblem(rejection);
  }
}

export function updatePartyProblem(rejection: UpdatePartyRejection): Problem {
  switch (rejection.reason) {
    case 'party_not_found':
      return problem(404, 'object_not_found', 'There is no such account.', 'account.id');
    case 'party_field_fixed': {
      const field = FIXED[rejection.field];
      return problem(400, 'account_parameter_not_editable', `${field} can not be changed: the account is ${rejection.status}.`, field);
    }
    case 'party_detail_missing':
      return problem(400, 'parameter_empty', 'An address needs a country.', 'account.business_details.physical_address.country');
    default:
      return detailsProblem(rejection);
  }
}

function detailsProblem(rejection: DetailsRejection): Problem {
  switch (rejection.reason) {
    case 'nickname_taken':
      return problem(400, 'account_not_unique_nickname', 'Another account has this nickname.', 'account.nickname');
    case 'identifier_malformed': {
      const field = IDENTIFIERS[rejection.field];
      return problem(400, 'parameter_value_invalid', `${field} is not in its form.`, field);
    }
    case 'file_not_usable': {
      const field = rejection.field === 'logo' ? 'account.logo_id' : 'account.supporting_documentation.id_document';
      return rejection.problem === 'unknown'
        ? problem(400, 'parameter_file_invalid', `${field} names no file of this account.`, field)
        : problem(400, 'file_purpose_mismatch', `${field} names a file that was uploaded for another purpose.`, field);
    }
    case 'metadata_too_large':
      return tooManyKeys('account.metadata');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

function problem(status: number, code: ErrorCode, message: string, field: string): Problem {
  return { status, code, message, metadata: ofField(field) };
}
