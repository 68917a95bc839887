import type { BusinessDetails, BusinessIds, PartyDetails, PartyDetailsChange, PostalAddress, TermsAcceptance } from '@corridor/contracts/accounts';

const NO_IDS: BusinessIds = { business: null, tax: null, taxDeduction: null, taxGst: null, taxTrade: null };
const NO_TERMS: TermsAcceptance = { ip: null, acceptedAt: null, userAgent: null };

/** What is known of a tenant's own account before anything was told: what its operator called it. */
export function firstDetails(tenantName: string): PartyDetails {
  const business: BusinessDetails = {
    legalName: tenantName,
    type: 'business',
    email: null,
    physicalAddress: null,
    dba: null,
    ids: null,
    incorporatedOn: null,
    merchantCategoryCode: null,
    merchantSize: null,
    productCategory: null,
    productDescription: null,
    website: null,
  };
  return { business, nickname: null, terms: null };
}

/** Details after a change: field by field, whatever is left out stays. Null when an address would have no country. */
export function changedDetails(before: PartyDetails, { business = {}, nickname, terms }: PartyDetailsChange): PartyDetails | null {
  const { ids, physicalAddress, ...fields } = business;
  const address = addressAfter(before.business.physicalAddress, physicalAddress);
  if (address === 'no country') return null;
  return {
    business: {
      ...before.business,
      ...fields,
      ids: ids === undefined ? before.business.ids : { ...NO_IDS, ...before.business.ids, ...ids },
      physicalAddress: address,
    },
    nickname: nickname ?? before.nickname,
    terms: terms === undefined ? before.terms : { ...NO_TERMS, ...before.terms, ...terms },
  };
}

function addressAfter(before: PostalAddress | null, change: Partial<PostalAddress> | undefined): PostalAddress | null | 'no country' {
  if (change === undefined) return before;
  const country = change.country ?? before?.country;
  if (country === undefined) return 'no country';
  return { line1: null, line2: null, city: null, state: null, postalCode: null, ...before, ...change, country };
}
