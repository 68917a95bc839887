import type { BusinessDetails, BusinessIds, BusinessType } from '@corridor/contracts/accounts';

/** Income tax number: five letters, of which the fourth says what kind of person it is, four digits, a letter. */
const PAN = /^[A-Z]{3}[ABCEFGHJLPT][A-Z]\d{4}[A-Z]$/;
/** Register of companies. A CIN: listing, industry, state, year, kind of ownership, number; or the LLPIN of a partnership with limited liability. */
const CIN_OR_LLPIN = /^([LU]\d{5}[A-Z]{2}\d{4}[A-Z]{3}\d{6}|[A-Z]{3}-?\d{4})$/;
/** State, the PAN of who is registered, and three characters more. */
const GSTIN = /^(0[1-9]|[1-3]\d|9[679])[A-Z]{5}\d{4}[A-Z][0-9A-Z]{3}$/;
const TAN = /^[A-Z]{4}\d{5}[A-Z]$/;
/** Importers and exporters go by a number in the form of a PAN. Older ones have ten digits. */
const IEC = /^(\d{10}|[A-Z]{5}\d{4}[A-Z])$/;

/** Who is in the register of companies, by either kind of number: the reference names both for both. Other types may be in one that has no common form. */
const REGISTERED: Readonly<Partial<Record<BusinessType, RegExp>>> = { company: CIN_OR_LLPIN, limited_liability_partnership: CIN_OR_LLPIN };

export function isPan(text: string): boolean {
  return PAN.test(text);
}

/** The first number of an Indian business that can't be one; null when all can, and for businesses elsewhere. */
export function malformedIdentifier({ type, ids, physicalAddress }: BusinessDetails): keyof BusinessIds | null {
  if (ids === null || physicalAddress?.country !== 'IN') return null;
  const forms: Readonly<Record<keyof BusinessIds, RegExp | undefined>> = { business: REGISTERED[type], tax: PAN, taxDeduction: TAN, taxGst: GSTIN, taxTrade: IEC };
  const wrong = (Object.keys(forms) as (keyof BusinessIds)[]).find((field) => {
    const text = ids[field];
    return text !== null && forms[field]?.test(text) === false;
  });
  return wrong ?? null;
}
