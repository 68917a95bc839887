import type { AccountId } from '@corridor/contracts';
import type { PartySettingsFilter } from '@corridor/contracts/accounts';
import { ChoicesField, FlagParameter, IdsField } from '../fields/fields.js';
import { readId } from '../fields/path-id.js';
import { accountIds } from '../ids.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';
import { ALL_REASON_CODES, type ReasonCode, reasonOf } from './no-payout-reason.js';
import { byReceiver } from './receivers.js';

export class ListSettingsQuery extends CreatedQuery {
  @IdsField(accountIds, { description: 'Only the settings of these accounts.' })
  readonly account_id?: readonly string[];

  @FlagParameter({ description: 'Whether a connected user has addresses by default.' })
  readonly 'address.connected_user'?: string;

  @FlagParameter({ description: "Whether a connected user's partner has addresses by default." })
  readonly 'address.connected_user_partner'?: string;

  @FlagParameter({ description: 'Whether a partner has addresses by default.' })
  readonly 'address.partner'?: string;

  @FlagParameter({ description: 'Whether a platform has addresses by default.' })
  readonly 'address.platform'?: string;

  @FlagParameter({ description: 'Whether a user has addresses by default.' })
  readonly 'address.user'?: string;

  @FlagParameter({ description: 'Only those of accounts that are, or are not, paid out.' })
  readonly 'payouts.enabled'?: string;

  @ChoicesField(ALL_REASON_CODES, { description: 'Only those of accounts that are not paid out for one of these reasons.' })
  readonly 'payouts.reason_code_not_enabled'?: readonly ReasonCode[];
}

export function filterOf(query: ListSettingsQuery, family: AccountId): PartySettingsFilter {
  return {
    family,
    parties: query.account_id?.map((id) => readId(accountIds, id)),
    receives: byReceiver({
      connected_user: flagOf(query['address.connected_user']),
      connected_user_partner: flagOf(query['address.connected_user_partner']),
      partner: flagOf(query['address.partner']),
      platform: flagOf(query['address.platform']),
      user: flagOf(query['address.user']),
    }),
    payoutsEnabled: flagOf(query['payouts.enabled']),
    noPayoutReasons: query['payouts.reason_code_not_enabled']?.map(reasonOf),
    ...createdOf(query, 'account_setting'),
  };
}

function flagOf(text: string | undefined): boolean | undefined {
  return text === undefined ? undefined : text === 'true';
}
