import { noPayoutReason, type PartySettingsView, type PartyView } from '@corridor/contracts/accounts';
import { accountIds } from '../ids.js';

/** All that a person needs to decide by. */
export function partyToWire({ details, parent, ...party }: PartyView) {
  return {
    id: accountIds.print(party.id),
    object: 'account',
    type: party.type,
    parent_id: parent === null ? null : accountIds.print(parent),
    status: party.status,
    receiving: party.receiving,
    details,
    metadata: party.metadata,
    created_at: party.createdAt,
  } as const;
}

export function payoutsToWire(settings: PartySettingsView) {
  const reason = noPayoutReason(settings);
  return { account_id: accountIds.print(settings.party), object: 'account_payouts', enabled: reason === null, reason_not_enabled: reason } as const;
}

export type PayoutsObject = ReturnType<typeof payoutsToWire>;

export type PartyObject = ReturnType<typeof partyToWire>;
