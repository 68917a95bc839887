import { idOf, type Reference, type ReferenceKind } from '@corridor/contracts';
import type { PublicId } from '@corridor/surfaces/http';
import { conversionIds, depositIds, payoutIds, receivableIds, transferIds, walletDepositIds, walletTransferIds } from '../ids.js';

interface Linked {
  readonly ids: PublicId<string>;
  /** The type of object, as it is printed. */
  readonly object: string;
}

/** How the objects are printed that can cause a payment. Compiles only while it names every kind. */
const LINKED: Readonly<Record<ReferenceKind, Linked>> = {
  deposit: { ids: depositIds, object: 'deposit' },
  payout: { ids: payoutIds, object: 'payout' },
  receivable: { ids: receivableIds, object: 'receivable' },
  book_transfer: { ids: transferIds, object: 'transfer' },
  conversion: { ids: conversionIds, object: 'conversion' },
  transfer: { ids: walletTransferIds, object: 'wallet_transfer' },
  wallet_deposit: { ids: walletDepositIds, object: 'wallet_deposit' },
};

const KINDS = Object.keys(LINKED) as readonly ReferenceKind[];

export const LINKED_OBJECTS = KINDS.map((kind) => LINKED[kind].object);
export const LINKED_IDS = KINDS.map((kind) => LINKED[kind].ids);

export function linkedToWire(reference: Reference | null): { readonly linked_id: string | null; readonly linked_object: string | null } {
  if (reference === null) return { linked_id: null, linked_object: null };
  const { ids, object } = LINKED[reference.kind];
  return { linked_id: ids.print(idOf(reference.id)), linked_object: object };
}

/** Reads an id that a DTO has let through. */
export function readLinked(text: string): Reference {
  for (const kind of KINDS) {
    const id = LINKED[kind].ids.read(text);
    if (id !== null) return { kind, id };
  }
  throw new Error('a DTO let an id through that is none');
}
