import { idOf, type Reference, type ReferenceKind } from '@corridor/contracts';
import type { PublicId } from '@corridor/surfaces/http';
import { bookTransferIds, conversionIds, depositIds, payoutIds, receivableIds, transferIds, walletDepositIds } from '../ids.js';

/** How the objects are printed that can cause a movement. Compiles only while it names every kind. */
const IDS: Readonly<Record<ReferenceKind, PublicId<string>>> = {
  deposit: depositIds,
  conversion: conversionIds,
  payout: payoutIds,
  transfer: transferIds,
  wallet_deposit: walletDepositIds,
  receivable: receivableIds,
  book_transfer: bookTransferIds,
};

const KINDS = Object.keys(IDS) as readonly ReferenceKind[];

/** What an id of a cause may begin with. */
export const REFERENCE_PREFIXES = KINDS.map((kind) => IDS[kind].prefix);

export function printReference({ kind, id }: Reference): string {
  return IDS[kind].print(idOf(id));
}

/** Null for text that is no id of any kind of object that moves money. */
export function readReference(text: string): Reference | null {
  const kind = KINDS.find((each) => text.startsWith(IDS[each].prefix));
  const id = kind === undefined ? null : IDS[kind].read(text);
  return kind === undefined || id === null ? null : { kind, id };
}
