import type { ActivationLack, BusinessDetails, BusinessType, FilePurpose, FileRecord, PersonDetails, Relationship } from '@corridor/contracts/accounts';
import type { PersonId } from '@corridor/contracts';

/** A person as an activation looks at it. */
export interface PersonBehind {
  readonly id: PersonId;
  readonly relationship: Relationship;
  readonly details: PersonDetails;
  /** What the person's document was uploaded as; null without one. */
  readonly documentPurpose: FilePurpose | null;
}

/** All that an activation of a connected user goes by. */
export interface UserFile {
  readonly business: BusinessDetails;
  /** What proves the business; null without a document. */
  readonly document: FileRecord | null;
  readonly persons: readonly PersonBehind[];
  readonly hasPayoutAddress: boolean;
}

/**
 * What a connected user lacks to be activated, the first of it; null when there is all of it. In the order of the reference: an address, persons,
 * then by what the business is known. Of a type that is not activated nothing else is asked.
 */
export function lackOf(user: UserFile): ActivationLack | null {
  const { type } = user.business;
  if (!user.hasPayoutAddress) return { kind: 'payout_address' };
  if (type === 'business' || type === 'other') return { kind: 'business_type', type };
  return personsLack(user, type) ?? businessLack(user, type);
}

type ActivatedType = Exclude<BusinessType, 'business' | 'other'>;

/** A document stands for the number that it shows. */
function businessLack({ business, document }: UserFile, type: ActivatedType): ActivationLack | null {
  const { ids, physicalAddress: address } = business;
  const shows = (...purposes: FilePurpose[]) => document !== null && purposes.includes(document.purpose);
  const hasGstin = (ids?.taxGst ?? null) !== null;
  switch (type) {
    case 'company':
    case 'limited_liability_partnership': {
      const isNumbered = hasGstin || (ids?.business ?? null) !== null || (ids?.tax ?? null) !== null;
      return isNumbered || shows('tax_document', 'additional_verification', 'identity_document') ? null : { kind: 'business_identity' };
    }
    case 'sole_proprietor':
    case 'individual': {
      const isSomewhere = address !== null && address.line1 !== null && address.city !== null && address.postalCode !== null;
      return hasGstin || isSomewhere || shows('tax_document') ? null : { kind: 'gstin_or_address' };
    }
    case 'partnership':
      if (!hasGstin) return { kind: 'gstin' };
      return shows('identity_document') ? null : { kind: 'partnership_deed' };
    default:
      throw new Error(`${String(type satisfies never)} is no type of business`);
  }
}

function personsLack({ persons }: UserFile, type: ActivatedType): ActivationLack | null {
  const [first, ...others] = persons;
  if (first === undefined) return { kind: 'person', role: null };
  if (type === 'sole_proprietor' || type === 'individual') {
    if (others.length > 0) return { kind: 'number_of_persons' };
    return isOwnerAlone(first.relationship) ? null : { kind: 'relationship', person: first.id };
  }
  // A passport is for owners who have no tax card, and for nobody else.
  const stranger = persons.find((person) => isKnownByPassportAlone(person) && !isOwnerAlone(person.relationship));
  if (stranger !== undefined) return { kind: 'relationship', person: stranger.id };
  const role = (['director', 'owner', 'representative'] as const).find((each) => persons.every(({ relationship }) => !relationship[each]));
  return role === undefined ? null : { kind: 'person', role };
}

function isOwnerAlone({ director, owner, representative }: Relationship): boolean {
  return owner && !director && !representative;
}

function isKnownByPassportAlone({ details, documentPurpose }: PersonBehind): boolean {
  return documentPurpose === 'additional_verification' && (details.fullName === null || details.tax === null);
}
