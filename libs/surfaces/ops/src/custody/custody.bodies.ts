import { type Currency, isCurrency } from '@corridor/money';
import { CountField, Field, Optional, TextField } from '@corridor/surfaces/http';
import { ScopeQuery } from '../fields.js';

const MOST_APPROVALS = 10;
const MOST_ENTRIES = 1_000;
const AMOUNT = /^(0|[1-9]\d{0,20})(\.\d{1,18})?$/;

export class ApproveBody {
  /** Who approves: the operator vouches for the name, which may be the id of an API key. */
  @TextField(100)
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
    Array.isArray(value) && value.length <= MOST_ENTRIES && value.every((each) => typeof each === 'string' && each.length <= 128) ? null : `must be a list of at most ${MOST_ENTRIES} addresses`,
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
  readonly allow_list?: readonly string[];

  @Optional()
  @LimitsField()
  readonly travel_rule_from?: Limits;
}

export class PayBody {
  @Field('amount', (value) => (typeof value === 'string' && AMOUNT.test(value) ? null : 'must be a decimal in a JSON string'))
  readonly amount!: string;

  /** One of the wallet's; its first when left out. */
  @Optional()
  @TextField(128)
  readonly address?: string;
}
