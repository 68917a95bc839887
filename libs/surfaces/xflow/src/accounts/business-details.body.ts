import { BUSINESS_TYPES, type BusinessType, MERCHANT_SIZES, type MerchantSize, PRODUCT_CATEGORIES, type ProductCategory } from '@corridor/contracts/accounts';
import { ChoiceField, ClearableField, ClearableLinesField, LineField, MOST_CODE, ObjectField } from '../fields/fields.js';

const MOST_LINE = 200;
const MOST_NUMBER = 32;

export class BusinessIdsBody {
  @ClearableField(MOST_NUMBER, { description: 'In the register of companies: a CIN, or an LLPIN.', example: 'U11100KA2021FTC149048' })
  readonly business?: string | null;

  @ClearableField(MOST_NUMBER, { description: 'Tax number: a PAN.', example: 'AFBPB8047Q' })
  readonly tax?: string | null;

  @ClearableField(MOST_NUMBER, { description: 'Tax deduction number: a TAN.', example: 'BLRX00710A' })
  readonly tax_deduction?: string | null;

  @ClearableField(MOST_NUMBER, { description: 'GSTIN.', example: '29AAACX3717G777' })
  readonly tax_gst?: string | null;

  @ClearableField(MOST_NUMBER, { description: 'Trade number: an IEC.', example: 'YYZCX3717B' })
  readonly tax_trade?: string | null;
}

export class PhysicalAddressBody {
  @ClearableField(MOST_LINE, { description: 'City.', example: 'Bangalore' })
  readonly city?: string | null;

  @LineField(MOST_CODE, { description: 'ISO 3166-1 alpha-2. Needed once.', example: 'IN', optional: true })
  readonly country?: string;

  @ClearableField(MOST_LINE, { description: 'First line.' })
  readonly line1?: string | null;

  @ClearableField(MOST_LINE, { description: 'Second line.' })
  readonly line2?: string | null;

  @ClearableField(MOST_NUMBER, { description: 'Postal code.', example: '560038' })
  readonly postal_code?: string | null;

  @ClearableField(MOST_LINE, { description: 'State.', example: 'Karnataka' })
  readonly state?: string | null;
}

/** What a business is. A new account needs `email`, `legal_name`, `physical_address` and `type`. */
export class BusinessDetailsBody {
  @ClearableField(10, { description: 'The day on which it was incorporated.', example: '2021-06-14' })
  readonly date_of_incorporation?: string | null;

  @ClearableField(16, { description: "What customers know it as. Without <, >, ' and \".", example: 'Xflow' })
  readonly dba?: string | null;

  @LineField(254, { description: 'E-mail address.', example: 'ops@example.com', optional: true })
  readonly email?: string;

  @ObjectField(() => BusinessIdsBody, { description: 'Under what numbers authorities know it.', optional: true })
  readonly ids?: BusinessIdsBody;

  @LineField(MOST_LINE, { description: 'The name in law.', optional: true })
  readonly legal_name?: string;

  @ClearableField(4, { description: 'Four digits.', example: '7372' })
  readonly merchant_category_code?: string | null;

  @ChoiceField(MERCHANT_SIZES, { description: 'By turnover.', optional: true })
  readonly merchant_size?: MerchantSize;

  @ObjectField(() => PhysicalAddressBody, { description: 'Where it is.', optional: true })
  readonly physical_address?: PhysicalAddressBody;

  @ChoiceField(PRODUCT_CATEGORIES, { description: 'What it sells.', optional: true })
  readonly product_category?: ProductCategory;

  @ClearableLinesField(1000, { description: 'What it does.' })
  readonly product_description?: string | null;

  @ClearableField(MOST_NUMBER, { description: 'The same as `ids.tax_gst`, which counts where both are told.', example: '29AAACX3717G777' })
  readonly tax_gst?: string | null;

  @ChoiceField(BUSINESS_TYPES, { description: 'What it is in law.', optional: true })
  readonly type?: BusinessType;

  @ClearableField(500, { description: 'Where it is on the web, or `website_not_available`.' })
  readonly website?: string | null;
}
