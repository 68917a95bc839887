import type { Direction, EntryFilter, Owner, PostingType } from '@corridor/contracts/ledger';
import type { Currency } from '@corridor/money';
import { Field, invalid, readId } from '@corridor/surfaces/http';
import { ChoiceField, CurrencyField, documented, IdField } from '../fields/fields.js';
import { accountIds, walletIds } from '../ids.js';
import { CreatedQuery, createdOf } from '../lists/created.query.js';
import { readReference, REFERENCE_PREFIXES } from './references.js';
import { TRANSACTION_TYPES } from './transaction.object.js';

const referenceProblem = (value: unknown) =>
  typeof value === 'string' && readReference(value) !== null ? null : `must be an id that begins with one of ${REFERENCE_PREFIXES.join(', ')}`;

export class ListTransactionsQuery extends CreatedQuery {
  @IdField(accountIds, { description: 'Only movements of this account. Without it and `wallet_id`: of all accounts and wallets.', optional: true })
  readonly account_id?: string;

  @IdField(walletIds, { description: 'Only movements of this wallet. Not together with `account_id`.', optional: true })
  readonly wallet_id?: string;

  @ChoiceField(TRANSACTION_TYPES, { description: 'Only movements of this type.', optional: true })
  readonly type?: PostingType;

  @CurrencyField({ description: 'Only movements of this currency.', optional: true })
  readonly currency?: Currency;

  @ChoiceField(['debit', 'credit'], { description: 'Only movements out of, or into, the available money.', optional: true })
  readonly direction?: Direction;

  @documented(
    { description: 'Only movements that this object caused: a deposit, conversion, payout, transfer or wallet deposit, or a receivable or transfer between accounts of the Xflow API.', example: 'cnv_01KF2Wm0Zp7vT9sQd4xYbA', optional: true },
    { type: String },
    Field('reference', referenceProblem),
  )
  readonly reference?: string;
}

/** Throws `invalid_request` when both an account and a wallet are asked for: nothing is of both. */
export function filterOf(query: ListTransactionsQuery): Omit<EntryFilter, 'compartments'> {
  const { type, currency, direction, reference } = query;
  return {
    owner: ownerOf(query),
    types: type === undefined ? undefined : [type],
    currency,
    direction,
    reference: reference === undefined ? undefined : (readReference(reference) ?? undefined),
    ...createdOf(query),
  };
}

function ownerOf({ account_id: account, wallet_id: wallet }: ListTransactionsQuery): Owner | undefined {
  if (account !== undefined && wallet !== undefined) throw invalid('account_id and wallet_id can not both be given.', 'wallet_id');
  if (account !== undefined) return readId(accountIds, account);
  return wallet === undefined ? undefined : readId(walletIds, wallet);
}
