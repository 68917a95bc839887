import { type AccountId, type BookTransferId, decimalOf } from '@corridor/contracts';
import { type AskedTransferType, BOOK_TRANSFER_TYPES, type BookTransferType, type CreateBookTransferPayload } from '@corridor/contracts/payouts';
import { type Currency, isCurrency, isFiat, parseAmount } from '@corridor/money';
import { invalid } from '@corridor/surfaces/http';
import { refuse } from '../errors/refuse.js';
import { readMetadata } from '../metadata/read-metadata.js';
import type { CreateTransferBody } from './transfer.body.js';

const ASKED: readonly AskedTransferType[] = ['internal_transfer', 'platform_credit', 'platform_debit'];

/** Throws for a type that nobody has, and for one that only comes of fees. */
export function typeOf({ type }: CreateTransferBody): AskedTransferType {
  const asked = ASKED.find((each) => each === type);
  if (asked !== undefined) return asked;
  if (BOOK_TRANSFER_TYPES.includes(type as BookTransferType)) throw refuse(400, 'transfer_type_invalid', `Transfers of the type ${type} come of fees; they are not created by clients.`, 'transfer.type');
  throw invalid(`type must be one of ${ASKED.join(', ')}.`, 'type');
}

export interface NewTransfer {
  readonly transferId: BookTransferId;
  readonly type: AskedTransferType;
  readonly from: AccountId;
  readonly to: AccountId;
}

/** Throws with the code of what is wrong with the amount, or a currency. */
export function toCreateTransfer({ from, to, description, metadata }: CreateTransferBody, made: NewTransfer): CreateBookTransferPayload {
  const currency = currencyOf(from.currency, 'from');
  const parsed = parseAmount(from.amount, currency);
  if (!parsed.ok || parsed.value <= 0n) throw refuse(400, 'invalid_amount', `transfer.from.amount must be an amount of ${currency} above zero.`, 'transfer.from.amount');
  return {
    transferId: made.transferId,
    type: made.type,
    from: { accountId: made.from, currency, amount: decimalOf(parsed.value, currency) },
    to: { accountId: made.to, currency: currencyOf(to.currency, 'to') },
    description: description ?? null,
    metadata: readMetadata(metadata, 'transfer.metadata') ?? {},
  };
}

function currencyOf(text: string, end: 'from' | 'to'): Currency {
  if (isCurrency(text) && isFiat(text)) return text;
  throw refuse(400, 'currency_not_supported', `transfer.${end}.currency must be a currency of ISO 4217 that is supported, such as USD.`, `transfer.${end}.currency`);
}
