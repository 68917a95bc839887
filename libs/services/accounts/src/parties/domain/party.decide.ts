import type { AccountId } from '@corridor/contracts';
import {
  changedMetadata,
  type IdentityField,
  type PartyDetails,
  type PartyRecord,
  type PartyType,
  type RegisterPartyPayload,
  type RegisterPartyRejection,
  type SealedParty,
  type UpdatePartyPayload,
  type UpdatePartyRejection,
} from '@corridor/contracts/accounts';
import { type PartyDecision, rejected } from './decision.js';
import { type NamedFiles, unusableFile } from './files.js';
import { malformedIdentifier } from './identifiers.js';
import type { PartyState } from './party.js';
import { firstSettings, receivesByDefault } from './settings.js';

/** Personal data as it was opened, and as it is to be kept. */
export interface NewDetails {
  readonly details: PartyDetails;
  readonly sealed: SealedParty;
  /** Null without a nickname. */
  readonly nicknameDigest: string | null;
  /** Whether another account of the same parent has this nickname. */
  readonly nicknameTaken: boolean;
}

/** The files that a command names, and the tenant's own account, whose files all of its accounts may name. */
export interface NamedFacts {
  readonly files: NamedFiles;
  readonly own: AccountId;
}

const PARENTS: Readonly<Record<RegisterPartyPayload['type'], readonly PartyType[]>> = { user: ['platform'], partner: ['user', 'platform'] };

export function registerParty(
  parent: PartyState,
  payload: RegisterPartyPayload,
  { details, sealed, nicknameDigest, nicknameTaken, files, own, at }: NewDetails & NamedFacts & { readonly at: string },
): PartyDecision<'PartyRegistered', RegisterPartyRejection> {
  const { partyId: id, type, logo, document } = payload;
  if (parent.status === 'none') return rejected({ reason: 'parent_not_found', parent: payload.parent });
  const parentType = parent.party.type;
  if (!PARENTS[type].includes(parentType)) return rejected({ reason: 'parent_of_wrong_type', parentType, type });
  if (type === 'partner' && details.nickname === null) return rejected({ reason: 'nickname_missing' });
  if (nicknameTaken) return rejected({ reason: 'nickname_taken' });
  const malformed = malformedIdentifier(details.business);
  if (malformed !== null) return rejected({ reason: 'identifier_malformed', field: malformed });
  const unusable = unusableFile(files, [id, payload.parent, own]);
  if (unusable !== null) return rejected(unusable);
  const metadata = changedMetadata({}, payload.metadata);
  if (metadata === null) return rejected({ reason: 'metadata_too_large' });
  const party: PartyRecord = {
    id,
    type,
    parent: payload.parent,
    status: 'draft',
    receiving: receivesByDefault(parent.settings, type) ? 'requested' : 'deactivated',
    sealedDetails: sealed,
    nicknameDigest,
    logo,
    document,
    metadata,
    book: parent.party.book,
    createdAt: at,
  };
  return { kind: 'event', event: { type: 'PartyRegistered', data: { party, settings: firstSettings(party, parent.settings) } } };
}

/** `after` is null when the change leaves no whole details: an address without a country. */
export function updateParty(
  state: PartyState,
  payload: UpdatePartyPayload,
  facts: NamedFacts & { readonly before: PartyDetails; readonly after: NewDetails | null },
): PartyDecision<'PartyUpdated', UpdatePartyRejection> {
  const { partyId, logo, document } = payload;
  if (state.status === 'none') return rejected({ reason: 'party_not_found', party: partyId });
  const { party } = state;
  const { before, after } = facts;
  if (after === null) return rejected({ reason: 'party_detail_missing', field: 'physicalAddress' });
  const field = party.status === 'draft' ? null : fixedField(before, after.details);
  if (field !== null) return rejected({ reason: 'party_field_fixed', field, status: party.status });
  if (party.status !== 'draft' && document !== undefined && party.document !== null && document !== party.document) {
    return rejected({ reason: 'party_field_fixed', field: 'document', status: party.status });
  }
  if (after.nicknameTaken) return rejected({ reason: 'nickname_taken' });
  const malformed = malformedIdentifier(after.details.business);
  if (malformed !== null) return rejected({ reason: 'identifier_malformed', field: malformed });
  const unusable = unusableFile(facts.files, [party.id, party.parent, facts.own]);
  if (unusable !== null) return rejected(unusable);
  const metadata = changedMetadata(party.metadata, payload.metadata);
  if (metadata === null) return rejected({ reason: 'metadata_too_large' });
  const changed: PartyRecord = {
    ...party,
    ...(payload.sealedChange === undefined ? {} : { sealedDetails: after.sealed, nicknameDigest: after.nicknameDigest }),
    logo: logo ?? party.logo,
    document: document ?? party.document,
    metadata,
  };
  return { kind: 'event', event: { type: 'PartyUpdated', data: { party: changed } } };
}

/** The first thing that tells who a party is and would say something else than it has said. */
function fixedField(before: PartyDetails, after: PartyDetails): IdentityField | null {
  const { business: was } = before;
  const { business: is } = after;
  const said = (['legalName', 'type', 'incorporatedOn'] as const).find((field) => was[field] !== null && was[field] !== is[field]);
  const numbered = (['business', 'tax', 'taxDeduction', 'taxGst', 'taxTrade'] as const).find((field) => {
    const known = was.ids?.[field] ?? null;
    return known !== null && known !== (is.ids?.[field] ?? null);
  });
  const accepted = before.terms !== null && JSON.stringify(before.terms) !== JSON.stringify(after.terms) ? ('terms' as const) : undefined;
  return said ?? numbered ?? accepted ?? null;
}
