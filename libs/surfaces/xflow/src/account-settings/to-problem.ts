import type { ChangePartySettingsRejection, SettingsField } from '@corridor/contracts/accounts';
import type { ErrorCode } from '../errors/codes.js';
import { ofField, type Problem } from '../errors/problem.js';
import { tooManyKeys } from '../metadata/read-metadata.js';
import { RECEIVER_NAMES } from './receivers.js';

export function settingsProblem(rejection: ChangePartySettingsRejection): Problem {
  switch (rejection.reason) {
    case 'party_not_found':
      return problem(404, 'object_not_found', 'There are no such settings.', 'id');
    case 'setting_not_editable':
      return problem(400, 'account_setting_parameter_not_editable', `That can't be set for a ${rejection.type}.`, nameOf(rejection.field));
    case 'anchor_missing':
      return problem(400, 'parameter_empty', `A ${rejection.interval} interval needs its day.`, `payouts.${rejection.interval}_anchor`);
    case 'anchor_unfit':
      return problem(400, 'parameter_value_invalid', `A ${rejection.interval} interval has no such day.`, `payouts.${rejection.anchor}_anchor`);
    case 'metadata_too_large':
      return tooManyKeys('account_setting.metadata');
    default:
      throw new Error(`${JSON.stringify(rejection satisfies never)} is no rejection`);
  }
}

function nameOf(field: SettingsField): string {
  if (field === 'payouts') return 'payouts';
  if (field === 'payoutsEnabled') return 'payouts.enabled';
  return 'receives' in field ? `address.${RECEIVER_NAMES[field.receives]}` : `address_currency.${RECEIVER_NAMES[field.currencies]}`;
}

function problem(status: number, code: ErrorCode, message: string, field: string): Problem {
  return { status, code, message, metadata: ofField(`account_setting.${field}`) };
}
