import type { PartyView } from '@corridor/contracts/accounts';
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

export type PartyObject = ReturnType<typeof partyToWire>;
