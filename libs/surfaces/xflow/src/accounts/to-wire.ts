import type { Mode } from '@corridor/contracts';
import type { BusinessDetails, PartyView, TermsAcceptance } from '@corridor/contracts/accounts';
import { accountIds, fileIds } from '../ids.js';
import { metadataToWire } from '../metadata/read-metadata.js';
import { wireTime } from '../wire-time.js';
import type { AccountObject, BusinessDetailsObject, TosAcceptanceObject } from './account.object.js';

export function accountToWire(party: PartyView, mode: Mode): AccountObject {
  const { details, parent, logo, document } = party;
  return {
    address: party.receiving,
    business_details: details === null ? null : businessToWire(details.business),
    created: wireTime(party.createdAt),
    id: accountIds.print(party.id),
    link: null,
    // Platforms and direct users have nobody above them.
    livemode: parent === null ? null : mode === 'live',
    logo_id: logo === null ? null : fileIds.print(logo),
    metadata: metadataToWire(party.metadata),
    nickname: details?.nickname ?? null,
    object: 'account',
    parent_account_id: parent === null ? null : accountIds.print(parent),
    supporting_documentation: document === null ? null : { id_document: fileIds.print(document) },
    status: party.status,
    tos_acceptance: details === null || details.terms === null ? null : termsToWire(details.terms),
    type: party.type,
  };
}

function businessToWire(business: BusinessDetails): BusinessDetailsObject {
  const { ids, physicalAddress: address } = business;
  return {
    ...(business.incorporatedOn === null ? {} : { date_of_incorporation: business.incorporatedOn }),
    dba: business.dba,
    ...(business.email === null ? {} : { email: business.email }),
    ids:
      ids === null
        ? null
        : { business: ids.business, tax: ids.tax, tax_deduction: ids.taxDeduction, tax_gst: ids.taxGst, tax_trade: ids.taxTrade },
    legal_name: business.legalName,
    ...(business.merchantCategoryCode === null ? {} : { merchant_category_code: business.merchantCategoryCode }),
    ...(business.merchantSize === null ? {} : { merchant_size: business.merchantSize }),
    ...(address === null
      ? {}
      : {
          physical_address: {
            city: address.city,
            country: address.country,
            line1: address.line1,
            line2: address.line2,
            postal_code: address.postalCode,
            state: address.state,
          },
        }),
    ...(business.productCategory === null ? {} : { product_category: business.productCategory }),
    product_description: business.productDescription,
    type: business.type,
    website: business.website,
  };
}

function termsToWire({ ip, acceptedAt, userAgent }: TermsAcceptance): TosAcceptanceObject {
  return { ip, time: acceptedAt === null ? null : wireTime(acceptedAt), user_agent: userAgent };
}
