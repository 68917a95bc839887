import { invalid } from '@corridor/surfaces/http';
import validator from 'validator';
import { refuse } from '../errors/refuse.js';
import { assertCountry } from '../fields/countries.js';
import type { TosAcceptanceBody, UpdateAccountBody } from './account.body.js';
import type { BusinessDetailsBody } from './business-details.body.js';

const NO_WEBSITE = 'website_not_available';
/** What the customer-facing name must not have. */
const MARKUP = /[<>'"]/;

/** What can be said of an account's details by looking at them. Throws with the code of the first that is wrong. */
export function checkDetails({ business_details: business, tos_acceptance: terms }: UpdateAccountBody): void {
  if (business !== undefined) checkBusiness(business);
  if (terms !== undefined) checkTerms(terms);
}

function checkBusiness({ date_of_incorporation: date, dba, email, merchant_category_code: code, physical_address: address, website }: BusinessDetailsBody): void {
  const field = (name: string) => `account.business_details.${name}`;
  if (typeof email === 'string' && !validator.isEmail(email)) {
    throw refuse(400, 'account_email_invalid', `${field('email')} must be an e-mail address.`, field('email'));
  }
  if (typeof website === 'string' && website !== NO_WEBSITE && !validator.isURL(website, { protocols: ['http', 'https'] })) {
    throw refuse(400, 'website_invalid', `${field('website')} must be a web address, or ${NO_WEBSITE}.`, field('website'));
  }
  if (typeof dba === 'string' && MARKUP.test(dba)) throw invalid('business_details.dba must not have <, >, \' or ".', 'business_details.dba', 'characters');
  if (typeof date === 'string' && !validator.isDate(date, { format: 'YYYY-MM-DD', strictMode: true, delimiters: ['-'] })) {
    throw refuse(400, 'date_invalid_format', `${field('date_of_incorporation')} must be a day such as 2021-06-14.`, field('date_of_incorporation'));
  }
  if (typeof code === 'string' && !/^\d{4}$/.test(code)) throw invalid('business_details.merchant_category_code must be four digits.', 'business_details.merchant_category_code');
  if (address?.country !== undefined) assertCountry(address.country, field('physical_address.country'));
}

function checkTerms({ ip }: TosAcceptanceBody): void {
  if (typeof ip === 'string' && !validator.isIP(ip)) throw invalid('tos_acceptance.ip must be an IP address.', 'tos_acceptance.ip');
}
