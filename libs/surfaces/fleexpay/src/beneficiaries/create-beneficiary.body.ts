import type { Currency } from '@corridor/money';
import { CRYPTO_NETWORKS } from '@corridor/destinations';
import { Field, Nested, Optional } from '@corridor/surfaces/http';
import { applyDecorators, type Type } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ValidateNested } from 'class-validator';
import { ChoiceField, CurrencyField, IdField, LineField, NameField } from '../fields/fields.js';
import { customerIds } from '../ids.js';

const MOST_NAME_CHARACTERS = 140;
const MOST_DETAIL_CHARACTERS = 64;
const MOST_ADDRESS_CHARACTERS = 128;

export class BankBody {
  @LineField(2, { description: 'ISO 3166-1 alpha-2. May be left out when there is an IBAN.', example: 'US', optional: true })
  readonly country?: string;

  @LineField(MOST_DETAIL_CHARACTERS, { description: 'The account, in countries that have IBANs.', optional: true })
  readonly iban?: string;

  @LineField(MOST_DETAIL_CHARACTERS, { description: 'ISO 9362. Needed wherever a payment goes by SWIFT.', optional: true })
  readonly bic?: string;

  @LineField(MOST_DETAIL_CHARACTERS, { description: 'The account, where there are no IBANs.', example: '000123456789', optional: true })
  readonly account_number?: string;

  @LineField(MOST_DETAIL_CHARACTERS, { description: 'ABA routing number: United States.', example: '021000021', optional: true })
  readonly routing_number?: string;

  @LineField(MOST_DETAIL_CHARACTERS, { description: 'Six digits: United Kingdom.', optional: true })
  readonly sort_code?: string;
}

export class CryptoBody {
  @ChoiceField(CRYPTO_NETWORKS, { description: 'The chain.', example: 'ethereum' })
  readonly network!: string;

  @LineField(MOST_ADDRESS_CHARACTERS, { description: 'The address, with its checksum; on Bitcoin of a test network in test mode.' })
  readonly address!: string;
}

/** An object of another class; which of them a body needs depends on its `type`. */
function PartField(type: Type, description: string): PropertyDecorator {
  const isObject = Field('object', (value) => (value instanceof type ? null : 'must be an object'));
  return applyDecorators(Optional(), isObject, ValidateNested(), Nested(() => type as new () => object), ApiPropertyOptional({ type, description }));
}

export class CreateBeneficiaryBody {
  @ChoiceField(['bank', 'crypto'], { description: 'Where payouts to this beneficiary go.', example: 'bank' })
  readonly type!: 'bank' | 'crypto';

  @NameField(MOST_NAME_CHARACTERS, { description: 'Whose account it is, as the bank knows them.', example: 'Globex Trading Inc' })
  readonly name!: string;

  @CurrencyField({ description: 'What will be paid.', example: 'USD' })
  readonly currency!: Currency;

  @PartField(BankBody, 'With type `bank`.')
  readonly bank?: BankBody;

  @PartField(CryptoBody, 'With type `crypto`.')
  readonly crypto?: CryptoBody;

  @IdField(customerIds, { description: 'Whose beneficiary it is; your own without.', optional: true })
  readonly customer_id?: string;
}
