import { DEPOSIT_REASONS, type DepositReason, PAYMENT_METHODS, type PaymentMethod, RECEIVABLE_ISSUES, RECEIVABLE_STATUSES, type ReceivableIssue, type ReceivableStatus, type ReceivableVerdict } from '@corridor/contracts/collections';
import { CURRENCIES, type Currency } from '@corridor/money';
import { Field, OneOf, Optional, TextField } from '@corridor/surfaces/http';
import { IdField, ScopedListQuery, ScopeQuery } from '../fields.js';
import { addressIds } from '../ids.js';

const AMOUNT = /^(0|[1-9]\d{0,15})(\.\d{1,18})?$/;

export class ListReceivablesQuery extends ScopedListQuery {
  @Optional()
  @OneOf(RECEIVABLE_STATUSES)
  readonly status?: ReceivableStatus;
}

const VERDICTS: readonly ReceivableVerdict[] = ['activate', 'hold', 'input_required'];

export class DecideReceivableBody {
  @OneOf(VERDICTS)
  readonly decision!: ReceivableVerdict;

  /** What its owner is told, for `hold` and `input_required`. */
  @Optional()
  @OneOf(RECEIVABLE_ISSUES)
  readonly issue?: ReceivableIssue;
}

export class SandboxDepositBody extends ScopeQuery {
  @IdField(addressIds)
  readonly address_id!: string;

  @OneOf(CURRENCIES)
  readonly currency!: Currency;

  @Field('amount', (value) => (typeof value === 'string' && AMOUNT.test(value) ? null : 'must be a plain decimal in a JSON string'))
  readonly amount!: string;

  @OneOf(PAYMENT_METHODS)
  readonly payment_method!: PaymentMethod;

  @Optional()
  @TextField(64)
  readonly reference_number?: string;

  @Optional()
  @TextField(500)
  readonly statement_descriptor?: string;
}

const MOVES = ['processing', 'completed', 'cancelled', 'failed'] as const;

export class MoveDepositBody {
  @OneOf(MOVES)
  readonly status!: (typeof MOVES)[number];

  /** For `cancelled` and `failed`. */
  @Optional()
  @OneOf(DEPOSIT_REASONS)
  readonly reason_code?: DepositReason;
}

export class DisputeDepositBody {
  @Optional()
  @OneOf(DEPOSIT_REASONS)
  readonly reason_code?: DepositReason;
}
