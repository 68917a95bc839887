/** Networks that write an address in capitals and small letters alike: EVM ones (EIP-55 is only a checksum) and bech32 (BIP-173). */
const EITHER_CASE = /^(0x[0-9a-f]{40}$|(bc|tb|bcrt)1)/i;

/** What addresses are compared by: a list may have one in another case than the one that is paid to. */
export function plainAddress(address: string): string {
  return EITHER_CASE.test(address) ? address.toLowerCase() : address;
}
