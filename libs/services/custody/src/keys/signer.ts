import type { NetworkFamily } from '@corridor/contracts/custody';

/** A key's place: which tree, and the leaf in it. */
export interface KeyPlace {
  readonly family: NetworkFamily;
  readonly index: number;
}

/**
 * Holds the keys of one mode. Nobody else ever sees one: whoever needs an address or a signature asks for it. A key tree in
 * this process fits behind it, and so does a cluster that signs together, which is why every answer is awaited.
 */
export interface Signer {
  /** Makes sure that the keys can be used. Throws when they can't. */
  open(): Promise<void>;
  /** The address of the key at a place, as its network writes it. The same place gives the same address for ever. */
  addressAt(place: KeyPlace): Promise<string>;
  /** Signs a digest of 32 bytes by ECDSA over secp256k1 (RFC 6979, low s): 64 bytes, r then s. */
  sign(place: KeyPlace, digest: Uint8Array): Promise<Uint8Array>;
}
