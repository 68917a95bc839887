import { type Currency, isCurrency } from '@corridor/money';
import { CountField, Field, Optional, TextField } from '@corridor/surfaces/http';
import { ScopeQuery } from '../fields.js';

const MOST_APPROVALS = 10;
const MOST_ENTRIES = 1_000;
const AMOUNT = /^(0|[1-9]\d{0,20})(\.\d{1,18})?$/;

const MOST_NAME_CHARACTERS = 100;

/** A name that tells somebody apart has at least a letter or a digit. */
function ApproverField(): PropertyDecorator {
  return Field('approver', (value) => {
    const isName = typeof value === 'string' && value.length <= MOST_NAME_CHARACTERS && /[\p{L}\p{N}]/u.test(value) && !/\p{Cc}/u.test(value);
    return isName ? null : `must be a name of at most ${MOST_NAME_CHARACTERS} characters`;
  });
}

export class ApproveBody {
  /** Who approves: the operator vouches for the name, which may be the id of an API key. */
  @ApproverField()
  readonly approver!: string;
}

export class RejectBody extends ApproveBody {
  @Optional()
  @TextField(200)
  readonly comment?: string;
}

/** Amounts by currency, such as `{"USDC": "10000.00"}`. */
export type Limits = Readonly<Partial<Record<Currency, string>>>;

function LimitsField(): PropertyDecorator {
  return Field('limits', (value) => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    const fits = isObject && Object.entries(value).every(([currency, amount]) => isCurrency(currency) && typeof amount === 'string' && AMOUNT.test(amount));
    return fits ? null : 'must be an object with an amount for each currency';
  });
}

function AddressesField(): PropertyDecorator {
  return Field('addresses', (value) =>
    value === null || (Array.isArray(value) && value.length <= MOST_ENTRIES && value.every((each) => typeof each === 'string' && each.length <= 128)) ? null : `must be a list of at most ${MOST_ENTRIES} addresses, or null for any`,
  );
}

export class PolicyBody extends ScopeQuery {
  @CountField(1, MOST_APPROVALS)
  readonly approvals!: number;

  @Optional()
  @LimitsField()
  readonly max_amounts?: Limits;

  @Optional()
  @AddressesField()
  readonly allow_list?: readonly string[] | null;

  @Optional()
  @LimitsField()
  readonly travel_rule_from?: Limits;
}

export class PayBody {
  @Field('amount', (value) => (typeof value === 'string' && AMOUNT.test(value) ? null : 'must be a plain decimal in a JSON string'))
  readonly amount!: string;

  /** One of the wallet's; its first when left out. */
  @Optional()
  @TextField(128)
  readonly address?: string;
}
