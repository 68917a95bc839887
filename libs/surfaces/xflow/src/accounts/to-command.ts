import type { AccountId } from '@corridor/contracts';
import type { BusinessDetails, PartyDetails, PartyDetailsChange, RegisterPartyPayload, SealedParty, UpdatePartyPayload } from '@corridor/contracts/accounts';
import { invalid } from '@corridor/surfaces/http';
import { readId } from '../fields/path-id.js';
import { fileIds } from '../ids.js';
import { readMetadata } from '../metadata/read-metadata.js';
import type { CreateAccountBody, TosAcceptanceBody, UpdateAccountBody } from './account.body.js';
import type { BusinessDetailsBody, PhysicalAddressBody } from './business-details.body.js';
import { checkDetails } from './check-details.js';

const NO_IDS = { business: null, tax: null, taxDeduction: null, taxGst: null, taxTrade: null };
const NO_LINES = { line1: null, line2: null, city: null, state: null, postalCode: null };
const NOTHING_ELSE = { dba: null, incorporatedOn: null, merchantCategoryCode: null, merchantSize: null, productCategory: null, productDescription: null, website: null };

/** What is sealed before a new account is sent. Throws `invalid_request` for what is missing or wrong. */
export function toDetails(body: CreateAccountBody): PartyDetails {
  if (body.business_details === undefined) throw missing('business_details');
  checkDetails(body);
  const { business = {}, terms } = changeOf(body);
  const { ids, physicalAddress, ...fields } = business;
  const { legalName, type, email } = fields;
  if (email === undefined) throw missing('business_details.email');
  if (legalName === undefined) throw missing('business_details.legal_name');
  if (physicalAddress === undefined) throw missing('business_details.physical_address');
  if (physicalAddress.country === undefined) throw missing('business_details.physical_address.country');
  if (type === undefined) throw missing('business_details.type');
  const whole: BusinessDetails = {
    ...NOTHING_ELSE,
    ...fields,
    legalName,
    type,
    email,
    ids: ids === undefined ? null : { ...NO_IDS, ...ids },
    physicalAddress: { ...NO_LINES, ...physicalAddress, country: physicalAddress.country },
  };
  return { business: whole, nickname: body.nickname ?? null, terms: terms === undefined ? null : { ip: null, acceptedAt: null, userAgent: null, ...terms } };
}

export function toRegisterParty(
  body: CreateAccountBody,
  { id: partyId, parent, type, sealed: sealedDetails }: { readonly id: AccountId; readonly parent: AccountId; readonly type: 'user' | 'partner'; readonly sealed: SealedParty },
): RegisterPartyPayload {
  const { logo = null, document = null } = filesOf(body);
  return { partyId, type, parent, sealedDetails, logo, document, metadata: readMetadata(body.metadata, 'account.metadata') ?? {} };
}

/** What is sealed before a change is sent; null when it changes no personal data. */
export function toChange(body: UpdateAccountBody): PartyDetailsChange | null {
  checkDetails(body);
  const change = changeOf(body);
  return Object.keys(change).length === 0 ? null : change;
}

export function toUpdateParty(body: UpdateAccountBody, partyId: AccountId, sealedChange: SealedParty | null): UpdatePartyPayload {
  const metadata = readMetadata(body.metadata, 'account.metadata');
  return { partyId, ...filesOf(body), ...(sealedChange === null ? {} : { sealedChange }), ...(metadata === undefined ? {} : { metadata }) };
}

function filesOf({ logo_id: logo, supporting_documentation: documentation }: UpdateAccountBody): Pick<UpdatePartyPayload, 'logo' | 'document'> {
  return {
    ...(logo === undefined ? {} : { logo: readId(fileIds, logo) }),
    ...(documentation === undefined ? {} : { document: readId(fileIds, documentation.id_document) }),
  };
}

function changeOf({ business_details: business, nickname, tos_acceptance: terms }: UpdateAccountBody): PartyDetailsChange {
  return given({ business: business === undefined ? undefined : businessOf(business), nickname, terms: terms === undefined ? undefined : termsOf(terms) });
}

function businessOf(body: BusinessDetailsBody): NonNullable<PartyDetailsChange['business']> {
  return given({
    legalName: body.legal_name,
    type: body.type,
    email: body.email,
    dba: body.dba,
    incorporatedOn: body.date_of_incorporation,
    merchantCategoryCode: body.merchant_category_code,
    merchantSize: body.merchant_size,
    productCategory: body.product_category,
    productDescription: body.product_description,
    website: body.website,
    ids: idsOf(body),
    physicalAddress: body.physical_address === undefined ? undefined : addressOf(body.physical_address),
  });
}

/** The reference's object has the GSTIN among the ids; its text on activation has it beside them. */
function idsOf({ ids, tax_gst: gstin }: BusinessDetailsBody) {
  if (ids === undefined && gstin === undefined) return undefined;
  const { business, tax, tax_deduction: taxDeduction, tax_gst: taxGst = gstin, tax_trade: taxTrade } = ids ?? {};
  return given({ business, tax, taxDeduction, taxGst, taxTrade });
}

function addressOf({ city, country, line1, line2, postal_code: postalCode, state }: PhysicalAddressBody) {
  return given({ city, country, line1, line2, postalCode, state });
}

function termsOf({ ip, time, user_agent: userAgent }: TosAcceptanceBody) {
  return given({ ip, acceptedAt: time === undefined ? undefined : new Date(time * 1000).toISOString(), userAgent });
}

type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** Without what was left out, so that it stays as it is. */
function given<Fields extends object>(fields: Fields): Given<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Fields>;
}

function missing(param: string): Error {
  return invalid(`${param} is required.`, param, 'missing');
}
