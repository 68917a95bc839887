import type { Mode, WalletAddressId } from '@corridor/contracts';
import type { Network } from '@corridor/contracts/custody';
import { NETWORKS } from '@corridor/contracts/custody';
import type { KeyIndexes } from './key-indexes.js';
import type { Signer } from './signer.js';

/** Who signs in which mode. A mode without a signer has no custody, and is told so. */
export type Signers = Readonly<Partial<Record<Mode, Signer>>>;

/** An address with the key behind it. */
export interface DerivedAddress {
  readonly address: string;
  readonly keyIndex: number;
}

export interface AddressSource {
  readonly signers: Signers;
  readonly indexes: KeyIndexes;
}

/** Null when nobody signs in this mode. Reserves the key before it asks for the address. */
export async function deriveAddress(
  { signers, indexes }: AddressSource,
  wanted: { readonly id: WalletAddressId; readonly mode: Mode; readonly network: Network },
): Promise<DerivedAddress | null> {
  const signer = signers[wanted.mode];
  if (signer === undefined) return null;
  const { family } = NETWORKS[wanted.network];
  const keyIndex = await indexes.reserve(wanted.id, wanted.mode, family);
  return { address: await signer.addressAt({ family, index: keyIndex }), keyIndex };
}
